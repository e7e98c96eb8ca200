/** Thrown for a text that is no path, no filter or no call of an intrinsic function. */
export class JsonPathSyntaxError extends Error {
  override readonly name = 'JsonPathSyntaxError';
}

/** A text that is read from its beginning to its end. */
export class Scanner {
  private position = 0;

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** The next character; nothing at the end. */
  peek(): string {
    return this.text.charAt(this.position);
  }

  /** Moves past a text if it comes next. */
  take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.position)) return false;
    this.position += expected.length;
    return true;
  }

  /** Moves past what a sticky pattern matches here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text) ?? undefined;
    if (match) this.position = pattern.lastIndex;
    return match;
  }

  skipSpace(): void {
    this.match(/\s*/y);
  }

  /** @throws JsonPathSyntaxError when another text comes next */
  expect(expected: string): void {
    if (!this.take(expected)) throw this.unexpected(`'${expected}'`);
  }

  unexpected(expected: string): JsonPathSyntaxError {
    const found = this.isAtEnd ? 'the end' : `'${this.peek()}'`;
    return new JsonPathSyntaxError(`Expected ${expected} at character ${this.position}, but found ${found}`);
  }

  /**
   * Moves past a text in quotes, in which a backslash keeps the quote from ending it.
   *
   * @returns what is between the quotes, as it is written
   */
  takeQuoted(): string {
    const quoted = this.match(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/sy);
    if (!quoted) throw this.unexpected('a text in quotes');
    return quoted[1] ?? quoted[2] ?? '';
  }
}
