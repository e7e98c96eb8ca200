/**
 * What a message must not contain: everything but `#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to
 * #x10FFFF` (SQS API Reference, SendMessage). With the flag `u` a surrogate matches only when it stands alone.
 */
const ILLEGAL = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** The sentence that public code quotes from AWS. */
export const ILLEGAL_CHARACTERS_FOUND =
  'Invalid characters found. Valid unicode characters are ' +
  '#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF';

export function hasIllegalCharacters(text: string): boolean {
  return ILLEGAL.test(text);
}
