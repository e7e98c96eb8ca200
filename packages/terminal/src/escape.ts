/**
 * What a terminal obeys and does not show: controls (C0, C1), format characters (bidirectional ones, zero-width ones, tags), separators of
 * lines and paragraphs, and halves of surrogate pairs.
 */
const OBEYED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const SHORT_FORMS = new Map([
  ['\n', String.raw`\n`],
  ['\r', String.raw`\r`],
  ['\t', String.raw`\t`],
]);

/**
 * The text with nothing in it that a terminal obeys: in its place stands what JavaScript writes for it, such as `\u001b`. The one place
 * where this is done is the output; whoever prints hands over texts as they came.
 */
export function escapeText(text: string): string {
  return text.replace(OBEYED, (character) => SHORT_FORMS.get(character) ?? escapeSequence(character));
}

function escapeSequence(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return code > 0xffff ? String.raw`\u{${digits}}` : String.raw`\u${digits.padStart(4, '0')}`;
}
