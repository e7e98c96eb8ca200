import { InvalidFilterPatternError } from '../invalid-filter-pattern-error';
import { AsciiSet } from './ascii-set';
import { characterAt, isOperator, isPlain, readEscape, type ReadSet } from './regex-character';

/**
 * Reads the rest of a character class, such as `[a-z_]` or `[^0-9]`.
 *
 * @param offset after the opening bracket
 */
export function readCharacterClass(source: string, offset: number): ReadSet {
  const negated = source.charAt(offset) === '^';
  const members: AsciiSet[] = [];
  let position = negated ? offset + 1 : offset;
  while (source.charAt(position) !== ']') {
    const member = readMember(source, position);
    members.push(member.set);
    position = member.end;
  }
  if (members.length === 0) throw new InvalidFilterPatternError();
  const set = AsciiSet.union(members);
  return { set: negated ? set.complement() : set, end: position + 1 };
}

/** A character, a set such as `\d`, or a range. A hyphen that cannot be a range's is a character. */
function readMember(source: string, offset: number): ReadSet {
  const first = readCharacter(source, offset);
  if (first.code === undefined || source.charAt(first.end) !== '-') return first;
  if (source.charAt(first.end + 1) === ']') return first;
  const last = readCharacter(source, first.end + 1);
  if (last.code === undefined || last.code < first.code) throw new InvalidFilterPatternError();
  return { set: AsciiSet.range(first.code, last.code), end: last.end };
}

function readCharacter(source: string, offset: number): ReadSet {
  const char = characterAt(source, offset);
  if (char === '\\') return readEscape(source, offset + 1);
  if (char === '' || char === '[') throw new InvalidFilterPatternError();
  if (!isPlain(char) && !isOperator(char)) throw InvalidFilterPatternError.term(char);
  return { set: AsciiSet.of(char), code: char.charCodeAt(0), end: offset + 1 };
}
