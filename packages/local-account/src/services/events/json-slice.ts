/** A piece of a JSON text: the place where a value begins and the place after it. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/**
 * The value of a member, as a piece of the text; of a member that comes twice, the last.
 *
 * @param text valid JSON
 * @param object where the object begins; anything else has no members
 */
export function memberSlice(text: string, object: number, name: string): Slice | undefined {
  if (text[object] !== '{') return undefined;
  let found: Slice | undefined;
  let at = skipSpace(text, object + 1);
  while (text[at] !== '}') {
    const nameEnd = endOfString(text, at) + 1;
    const memberName = JSON.parse(text.slice(at, nameEnd)) as string;
    const value = valueSlice(text, skipSpace(text, skipSpace(text, nameEnd) + 1));
    if (memberName === name) found = value;
    at = afterComma(text, value.end);
  }
  return found;
}

/** The elements of an array, as pieces of the text; undefined for anything else. */
export function elementSlices(text: string, array: number): Slice[] | undefined {
  if (text[array] !== '[') return undefined;
  const slices: Slice[] = [];
  let at = skipSpace(text, array + 1);
  while (text[at] !== ']') {
    const value = valueSlice(text, at);
    slices.push(value);
    at = afterComma(text, value.end);
  }
  return slices;
}

/** The value that begins at a place. */
export function valueSlice(text: string, start: number): Slice {
  const first = text[start];
  if (first === '"') return { start, end: endOfString(text, start) + 1 };
  if (first !== '{' && first !== '[') return { start, end: endOfWord(text, start) };
  let nesting = 0;
  let at = start;
  do {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if (char === '{' || char === '[') nesting++;
    else if (char === '}' || char === ']') nesting--;
    at++;
  } while (nesting > 0);
  return { start, end: at };
}

/** Where a string that begins at a place ends: the place of its closing quote. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

const SPACE = /[ \t\r\n]*/y;
const WORD = /[^\s,\]}]*/y;

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.test(text);
  return SPACE.lastIndex;
}

/** The end of a number, `true`, `false` or `null`. */
function endOfWord(text: string, at: number): number {
  WORD.lastIndex = at;
  WORD.test(text);
  return WORD.lastIndex;
}

function afterComma(text: string, at: number): number {
  const next = skipSpace(text, at);
  return text[next] === ',' ? skipSpace(text, next + 1) : next;
}
