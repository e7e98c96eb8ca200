import { getHeapStatistics } from 'node:v8';

/** Jackson's default for `StreamReadConstraints.maxNestingDepth`, which AWS's own services read JSON with. */
export const DEEPEST_JSON = 1_000;

/** What a value takes at most once it is parsed, with its share of what holds it. */
const BYTES_PER_VALUE = 100;

/** As many as take a quarter of the heap that this process may have: ten million of Node.js's default. */
const MOST_VALUES = Math.floor(getHeapStatistics().heap_size_limit / 4 / BYTES_PER_VALUE);

/**
 * Whether a JSON text is nested deeper than 1,000 levels, or has more values than that. It is found out before the text is parsed:
 * a value of three bytes, such as `[],`, takes up to 20 times as much once it is.
 *
 * @param text valid JSON or not
 * @param mostValues an upper bound of them is counted @default - as many as the process has memory for
 */
export function exceedsJsonBounds(text: string, mostValues = MOST_VALUES): boolean {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charAt(at)) {
      case '"':
        at = endOfString(text, at + 1);
        break;
      case '{':
      case '[':
        depth += 1;
        values += 1;
        break;
      case '}':
      case ']':
        depth -= 1;
        break;
      case ',':
        values += 1;
    }
    if (depth > DEEPEST_JSON || values > mostValues) return true;
  }
  return false;
}

/** @param from the place after the opening quote @returns the place of the closing one */
function endOfString(text: string, from: number): number {
  for (let at = from; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    let escapes = 0;
    while (quote - 1 - escapes >= from && text[quote - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return quote;
    at = quote + 1;
  }
}
