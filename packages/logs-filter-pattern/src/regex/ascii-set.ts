const ASCII_SIZE = 128;
const ASCII_CODES = Array.from({ length: ASCII_SIZE }, (_, code) => code);

/**
 * A set of characters. Patterns hold no others than ASCII ones, so that the others are all in it or none of them is.
 */
export class AsciiSet {
  static readonly ANY = new AsciiSet([], false).complement();
  static readonly DIGITS = AsciiSet.of('0123456789');
  static readonly WORD = AsciiSet.of('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789');
  static readonly WHITE_SPACE = AsciiSet.of(' \t\n\v\f\r');

  private readonly members: Uint8Array;

  private constructor(
    codes: Iterable<number>,
    private readonly others: boolean,
  ) {
    this.members = new Uint8Array(ASCII_SIZE);
    for (const code of codes) this.members[code] = 1;
  }

  static of(characters: string): AsciiSet {
    return new AsciiSet(
      Array.from(characters, (character) => character.charCodeAt(0)),
      false,
    );
  }

  /** @param first - the code of the first character in it; `last` is in it too */
  static range(first: number, last: number): AsciiSet {
    return new AsciiSet(
      Array.from({ length: last - first + 1 }, (_, index) => first + index),
      false,
    );
  }

  static union(sets: readonly AsciiSet[]): AsciiSet {
    return new AsciiSet(
      ASCII_CODES.filter((code) => sets.some((set) => set.has(code))),
      sets.some(({ others }) => others),
    );
  }

  complement(): AsciiSet {
    return new AsciiSet(
      ASCII_CODES.filter((code) => !this.has(code)),
      !this.others,
    );
  }

  has(code: number): boolean {
    return code < ASCII_SIZE ? this.members[code] === 1 : this.others;
  }
}
