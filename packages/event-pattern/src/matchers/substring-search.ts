/** A text to look for, prepared once. */
export interface SearchTerm {
  readonly text: string;
  /** For each prefix, by its last index: the length of its longest proper prefix that is also its suffix. */
  readonly borders: readonly number[];
}

export function searchTerm(text: string): SearchTerm {
  const borders = [0];
  let matched = 0;
  for (let index = 1; index < text.length; index += 1) {
    matched = advance(text, borders, matched, text.charAt(index));
    borders.push(matched);
  }
  return { text, borders };
}

/**
 * Where a term first occurs at or after a position, or -1. Knuth, Morris and Pratt's search: linear for every term
 * and text, which `String.prototype.indexOf` does not promise.
 */
export function indexOfFrom(term: SearchTerm, text: string, from: number): number {
  if (term.text === '') return from <= text.length ? from : -1;
  let matched = 0;
  for (let index = from; index < text.length; index += 1) {
    matched = advance(term.text, term.borders, matched, text.charAt(index));
    if (matched === term.text.length) return index - matched + 1;
  }
  return -1;
}

function advance(text: string, borders: readonly number[], matched: number, char: string): number {
  let length = matched;
  while (length > 0 && text.charAt(length) !== char) length = borders[length - 1] ?? 0;
  return text.charAt(length) === char ? length + 1 : length;
}
