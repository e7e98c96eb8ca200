/** Makes an element. Texts go in as text, never as HTML: they come from whoever posts. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}

/** A row of a table, a cell for each text. */
export function row(texts: readonly (string | number)[]): HTMLTableRowElement {
  const cells = texts.map((text) => element('td', { textContent: String(text) }));
  const made = element('tr');
  made.append(...cells);
  return made;
}

/** @throws Error if the page has no such element: its HTML and its script do not fit together */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return found;
}

/** @throws Error if the page has no such form */
export function formById(id: string): HTMLFormElement {
  return byId(id) as HTMLFormElement;
}

/** Answers a form's submission with what becomes of it. */
export function onSubmit(form: HTMLFormElement, submit: (data: FormData) => Promise<string>): void {
  const answer = form.elements.namedItem('answer') as HTMLOutputElement;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(new FormData(form)).then(
      (text) => (answer.textContent = text),
      (error: unknown) => (answer.textContent = String(error)),
    );
  });
}
