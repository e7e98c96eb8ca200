import { createScanner } from 'jsonc-parser';

/** Kinds of tokens, by the numbers of jsonc-parser's `SyntaxKind`, which is there for the compiler alone. */
const OPEN = new Set([1, 3]);
const CLOSE = new Set([2, 4]);
const COMMA = 5;
const COLON = 6;
const END = 17;
/** The end of the object or the array, or of the text. */
const ENDS = new Set([...CLOSE, END]);

/**
 * The texts of what a JSON text holds at its first level, by name or index, without the white space between tokens. Of a
 * name that is there twice the last one counts, as in `JSON.parse`.
 *
 * @param text the JSON text of an object or an array
 */
export function compactMembers(text: string): Map<string, string> {
  const scanner = createScanner(text, true);
  const members = new Map<string, string>();
  const isAt = (token: number) => (scanner.getToken() as number) === token;
  /** Takes the tokens of one value, and leaves the scanner at the token after it. */
  const takeValue = (): string => {
    let value = '';
    let depth = 0;
    do {
      const token = scanner.getToken();
      if (OPEN.has(token)) depth += 1;
      if (CLOSE.has(token)) depth -= 1;
      value += text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
      scanner.scan();
    } while (depth > 0);
    return value;
  };
  scanner.scan();
  for (let index = 0; !ENDS.has(scanner.scan()); index += 1) {
    const first = takeValue();
    if (isAt(COLON)) {
      scanner.scan();
      members.set(JSON.parse(first) as string, takeValue());
    } else {
      members.set(String(index), first);
    }
    if (!isAt(COMMA)) break;
  }
  return members;
}

/** A JSON text without the white space between its tokens; numbers and strings stay as they are written. */
export function compactText(text: string): string {
  const scanner = createScanner(text, true);
  let compact = '';
  while ((scanner.scan() as number) !== END) {
    compact += text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
  }
  return compact;
}
