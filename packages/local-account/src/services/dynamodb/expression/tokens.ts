/** A token of an expression. */
export interface Token {
  readonly kind: 'name' | 'nameReference' | 'valueReference' | 'number' | 'sign' | 'unknown' | 'end';
  readonly text: string;
}

const END: Token = { kind: 'end', text: '<EOF>' };

const TOKEN =
  /\s*(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<nameReference>#[A-Za-z0-9_]+)|(?<valueReference>:[A-Za-z0-9_]+)|(?<number>\d+)|(?<sign><>|<=|>=|[=<>()[\].,+-])|(?<unknown>\S))/y;

/** Takes an expression apart; `<EOF>` is last. */
export function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(expression); match; match = pattern.exec(expression)) {
    const [kind, text] =
      Object.entries(match.groups ?? {}).find((entry) => typeof entry[1] === 'string') ?? [];
    if (kind !== undefined && text !== undefined) tokens.push({ kind: kind as Token['kind'], text });
  }
  return [...tokens, END];
}
