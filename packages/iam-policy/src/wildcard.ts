/** `*`: any run of characters, the empty one included. */
export const ANY_RUN = Symbol('*');
/** `?`: exactly one character. */
export const ANY_CHARACTER = Symbol('?');

/** One step of a pattern: a wildcard, or a single character that stands for itself. */
export type PatternToken = typeof ANY_RUN | typeof ANY_CHARACTER | string;

/** The tokens of a text whose `*` and `?` are wildcards. */
export function wildcardTokens(text: string): PatternToken[] {
  return Array.from(text, (character) => {
    if (character === '*') return ANY_RUN;
    return character === '?' ? ANY_CHARACTER : character;
  });
}

/** The tokens of a text in which every character stands for itself. */
export function literalTokens(text: string): PatternToken[] {
  return Array.from(text);
}

/**
 * Whether the whole text matches. Only the latest `*` is ever reconsidered, which is enough because it may take any
 * text: the time is at most pattern length × text length, whatever the pattern, and close to linear in practice.
 */
export function matchesTokens(tokens: readonly PatternToken[], text: string): boolean {
  const characters = Array.from(text);
  let token = 0;
  let position = 0;
  let resumeToken = -1;
  let resumePosition = 0;
  while (position < characters.length) {
    const expected = tokens[token];
    if (expected === ANY_RUN) {
      resumeToken = ++token;
      resumePosition = position;
    } else if (expected === ANY_CHARACTER || expected === characters[position]) {
      token++;
      position++;
    } else if (resumeToken >= 0) {
      token = resumeToken;
      position = ++resumePosition;
    } else {
      return false;
    }
  }
  while (tokens[token] === ANY_RUN) token++;
  return token === tokens.length;
}
