import { JSDOM } from 'jsdom';

/** The run's console, as a browser shows it. */
export class ConsolePage {
  private constructor(private readonly dom: JSDOM) {}

  /** @param runUrl where the run is */
  static async open(runUrl: string): Promise<ConsolePage> {
    const page = `${runUrl}/_local/console`;
    const dom = new JSDOM(await (await fetch(page)).text(), { url: page, runScripts: 'outside-only' });
    // What a browser has and jsdom has not.
    const fetchOfPage = (path: string, init?: RequestInit) => fetch(new URL(path, page), init);
    Object.assign(dom.window, { fetch: fetchOfPage, TextDecoder });
    dom.window.eval(await (await fetch(`${page}.js`)).text());
    return new ConsolePage(dom);
  }

  has(selector: string): boolean {
    return this.dom.window.document.querySelector(selector) !== null;
  }

  /** Waits until the page shows it. @returns what it shows @throws Error with that, after a while */
  async becomes(selector: string, pattern: RegExp): Promise<string> {
    for (const deadline = Date.now() + 15_000; ;) {
      const text = this.dom.window.document.querySelector(selector)?.textContent ?? '';
      if (pattern.test(text)) return text;
      if (Date.now() > deadline) throw new Error(`${selector} does not show ${pattern.source}:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  fill(field: string, value: string): void {
    this.dom.window.document.querySelector(field)!.value = value;
  }

  click(selector: string): void {
    this.dom.window.document.querySelector(selector)!.click();
  }

  submit(form: string): void {
    this.click(`#${form} button`);
  }

  close(): void {
    this.dom.window.close();
  }
}
