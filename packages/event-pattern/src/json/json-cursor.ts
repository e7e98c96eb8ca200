import { JsonParseError } from './json-parse-error';

/**
 * A position in a JSON text that moves forward only. Failures have the wording and the place of Jackson 2.17 and
 * later: an unexpected character is reported where it stands, everything else where reading has come to.
 */
export class JsonCursor {
  /** The next character to read, counted in UTF-16 units from 0. */
  offset = 0;

  constructor(readonly source: string) {}

  /** The next character, which stays unread; an empty string at the end. */
  peek(): string {
    return this.source.charAt(this.offset);
  }

  /** Reads one character; an empty string at the end. */
  read(): string {
    const char = this.peek();
    this.offset += char.length;
    return char;
  }

  /** Skips white space and reads the character after it; an empty string at the end. */
  readAfterWhitespace(): string {
    for (;;) {
      const char = this.read();
      if (char === ' ' || char === '\n' || char === '\r' || char === '\t') continue;
      if (char === '/') {
        this.unexpected(
          char,
          "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
        );
      }
      if (char !== '' && char < ' ') {
        this.fail(
          `Illegal character (${describeCharacter(char)}): only regular white space (\\r, \\n, \\t) is allowed between tokens`,
          this.offset - 1,
        );
      }
      return char;
    }
  }

  /** @param offset - the place to report; by default where reading has come to */
  fail(reason: string, offset = this.offset): never {
    throw new JsonParseError(reason, this.source, offset);
  }

  /** Refuses the character that was read last. */
  unexpected(char: string, expectation: string): never {
    this.fail(`Unexpected character (${describeCharacter(char)}): ${expectation}`, this.offset - 1);
  }

  unexpectedEnd(detail: string): never {
    this.fail(`Unexpected end-of-input${detail}`);
  }
}

/** A character in Jackson's messages: `'x' (code 120)`. */
export function describeCharacter(char: string): string {
  const code = char.charCodeAt(0);
  if (/\p{Cc}/u.test(char)) return `(CTRL-CHAR, code ${code})`;
  return code > 255 ? `'${char}' (code ${code} / 0x${code.toString(16)})` : `'${char}' (code ${code})`;
}
