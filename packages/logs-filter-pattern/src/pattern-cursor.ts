import { InvalidFilterPatternError } from './invalid-filter-pattern-error';

const WHITE_SPACE = /\s*/y;
const REGEX_END = '%';

/** AWS's quota for one pattern. */
const MAX_REGEXES = 2;

/** A position in a filter pattern that moves forward, and the parts that every kind of pattern is made of. */
export class PatternCursor {
  /** The next character to read, counted in UTF-16 units from 0. */
  offset = 0;
  private regexes = 0;

  constructor(readonly source: string) {}

  get atEnd(): boolean {
    return this.offset >= this.source.length;
  }

  /** The next character, which stays unread; an empty string at the end. */
  peek(): string {
    return this.source.charAt(this.offset);
  }

  skipWhiteSpace(): void {
    this.takeMatch(WHITE_SPACE);
  }

  /** Reads a text if it comes next. */
  take(text: string): boolean {
    if (!this.source.startsWith(text, this.offset)) return false;
    this.offset += text.length;
    return true;
  }

  /**
   * Reads what comes next and is matched; an empty string if nothing is.
   *
   * @param expression a sticky one
   */
  takeMatch(expression: RegExp): string {
    expression.lastIndex = this.offset;
    const matched = expression.exec(this.source)?.[0] ?? '';
    this.offset += matched.length;
    return matched;
  }

  /** Reads the rest of a phrase whose opening quotation mark has been read. `\"` and `\\` stand for `"` and `\`. */
  takePhrase(): string {
    let phrase = '';
    while (!this.atEnd) {
      const char = this.takeCharacter();
      if (char === '"') return phrase;
      const escapes = char === '\\' && /["\\]/.test(this.peek());
      phrase += escapes ? this.takeCharacter() : char;
    }
    throw new InvalidFilterPatternError();
  }

  /** Reads the rest of a regular expression whose opening percent sign has been read, with the closing one. */
  takeRegex(): string {
    const end = this.source.indexOf(REGEX_END, this.offset);
    this.regexes += 1;
    if (end < 0 || this.regexes > MAX_REGEXES) throw new InvalidFilterPatternError();
    const regex = this.source.slice(this.offset, end);
    this.offset = end + REGEX_END.length;
    return regex;
  }

  /** The answer to a next character that has no place here, or to a pattern that ends too early. */
  unexpected(): InvalidFilterPatternError {
    const code = this.source.codePointAt(this.offset);
    return code === undefined
      ? new InvalidFilterPatternError()
      : InvalidFilterPatternError.term(String.fromCodePoint(code));
  }

  private takeCharacter(): string {
    const char = this.peek();
    this.offset += 1;
    return char;
  }
}
