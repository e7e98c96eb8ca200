import { indexOfFrom, type SearchTerm, searchTerm } from './substring-search';

/** A wildcard pattern as the literal texts between its asterisks; one literal means no asterisk. */
export type WildcardPattern = readonly [string, ...string[]];

/** A wildcard pattern with a mistake. The message is AWS's reason. */
export class WildcardSyntaxError extends Error {
  override readonly name = 'WildcardSyntaxError';
}

/**
 * @throws WildcardSyntaxError for two asterisks in a row, and for a backslash before anything but an asterisk or a
 * backslash. The position counts the UTF-8 bytes of the quoted value from 0 (event-ruler, `WildcardParser`; recorded
 * in LocalStack's `content_wildcard_repeating_star_EXC`).
 */
export function parseWildcard(source: string): WildcardPattern {
  const earlier: string[] = [];
  let literal = '';
  for (let index = 0; index < source.length; index += 1) {
    const char = source.charAt(index);
    const following = source.charAt(index + 1);
    if (char === '*') {
      if (following === '*') {
        throw new WildcardSyntaxError(
          `Consecutive wildcard characters at pos ${bytePosition(source, index)}`,
        );
      }
      earlier.push(literal);
      literal = '';
    } else if (char === '\\') {
      if (following !== '*' && following !== '\\') {
        throw new WildcardSyntaxError(`Invalid escape character at pos ${bytePosition(source, index)}`);
      }
      literal += following;
      index += 1;
    } else {
      literal += char;
    }
  }
  const [first, ...rest] = earlier;
  return first === undefined ? [literal] : [first, ...rest, literal];
}

/**
 * Matches strings in one pass from left to right: each literal is taken where it first occurs, which is right because
 * the asterisk after it can swallow the rest. Nothing is tried twice, so no pattern takes more than linear time.
 */
export function wildcard([head, ...rest]: WildcardPattern): (text: string) => boolean {
  const tail = rest.at(-1);
  if (tail === undefined) return (text) => text === head;
  const middle: SearchTerm[] = rest.slice(0, -1).map(searchTerm);
  return (text) => {
    if (!text.startsWith(head) || !text.endsWith(tail)) return false;
    const end = text.length - tail.length;
    let position = head.length;
    for (const term of middle) {
      const found = indexOfFrom(term, text, position);
      if (found < 0) return false;
      position = found + term.text.length;
    }
    return position <= end;
  };
}

function bytePosition(source: string, index: number): number {
  const openingQuote = 1;
  return openingQuote + Buffer.byteLength(source.slice(0, index), 'utf8');
}
