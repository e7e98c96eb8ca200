import { UnlocatedError } from '../json/unlocated-error';

/** A wildcard pattern as the literal texts between its asterisks; one literal means no asterisk. */
export type WildcardPattern = readonly [string, ...string[]];

/**
 * @throws UnlocatedError for two asterisks in a row, and for a backslash before anything but an asterisk or a
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
      if (following === '*') throw mistake('Consecutive wildcard characters', source, index);
      earlier.push(literal);
      literal = '';
    } else if (char === '\\') {
      if (following !== '*' && following !== '\\') throw mistake('Invalid escape character', source, index);
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
 * the asterisk after it can swallow the rest. Nothing is tried twice.
 */
export function wildcard([head, ...rest]: WildcardPattern): (text: string) => boolean {
  const tail = rest.at(-1);
  if (tail === undefined) return (text) => text === head;
  const middle = rest.slice(0, -1);
  return (text) => {
    if (!text.startsWith(head) || !text.endsWith(tail)) return false;
    let position = head.length;
    for (const literal of middle) {
      const start = text.indexOf(literal, position);
      if (start < 0) return false;
      position = start + literal.length;
    }
    return position <= text.length - tail.length;
  };
}

function mistake(reason: string, source: string, index: number): UnlocatedError {
  const openingQuote = 1;
  const position = openingQuote + Buffer.byteLength(source.slice(0, index), 'utf8');
  return new UnlocatedError(`${reason} at pos ${position}`);
}
