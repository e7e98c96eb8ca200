import { InvalidFilterPatternError } from '../invalid-filter-pattern-error';
import { AsciiSet } from './ascii-set';

/** What AWS lets stand for itself, and the space, which AWS's own examples have (`^shutting down`). */
const PLAIN = /^[A-Za-z0-9:_#=@/;,\- ]$/;
const OPERATOR = /^[\^$?[\]{}|\\*+.]$/;
const HEXADECIMAL_CODE = /^[0-9A-Fa-f]{2}$/;

const SETS: ReadonlyMap<string, AsciiSet> = new Map([
  ['d', AsciiSet.DIGITS],
  ['D', AsciiSet.DIGITS.complement()],
  ['s', AsciiSet.WHITE_SPACE],
  ['S', AsciiSet.WHITE_SPACE.complement()],
  ['w', AsciiSet.WORD],
  ['W', AsciiSet.WORD.complement()],
  ['t', AsciiSet.of('\t')],
  ['n', AsciiSet.of('\n')],
]);

/** What an escape stands for, and where it ends. */
export interface ReadSet {
  readonly set: AsciiSet;
  /** The character's code, if it is one character. */
  readonly code?: number;
  readonly end: number;
}

/** A character, also one of two UTF-16 units; an empty string at the end. */
export function characterAt(source: string, offset: number): string {
  const code = source.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** Whether a character stands for itself. */
export function isPlain(char: string): boolean {
  return PLAIN.test(char);
}

/** Whether a character has a meaning that a backslash takes from it. */
export function isOperator(char: string): boolean {
  return OPERATOR.test(char);
}

/**
 * Reads the rest of an escape: `\d` and the like, `\xhh`, or a backslash before an operator or a symbol. A backslash
 * does not make other characters acceptable, such as parentheses: `\x28` does
 * (ministryofjustice/modernisation-platform-environments#5137).
 *
 * @param offset after the backslash
 */
export function readEscape(source: string, offset: number): ReadSet {
  const char = characterAt(source, offset);
  const set = SETS.get(char);
  if (set) return { set, end: offset + 1 };
  if (char === 'x') {
    const code = source.slice(offset + 1, offset + 3);
    if (!HEXADECIMAL_CODE.test(code)) throw new InvalidFilterPatternError();
    return single(Number.parseInt(code, 16), offset + 3);
  }
  if (char === '') throw new InvalidFilterPatternError();
  const escapable = isOperator(char) || (isPlain(char) && !/[A-Za-z0-9]/.test(char));
  if (!escapable) throw InvalidFilterPatternError.term(char);
  return single(char.charCodeAt(0), offset + 1);
}

function single(code: number, end: number): ReadSet {
  if (code > 0x7f) throw new InvalidFilterPatternError();
  return { set: AsciiSet.range(code, code), code, end };
}
