/** A word of a message, without the quotation marks or brackets around it. */
export interface Word {
  readonly text: string;
  /** Where it begins, with its quotation mark or bracket, in UTF-16 units from 0. */
  readonly start: number;
}

const BETWEEN_WORDS = /\s*/y;
const PLAIN_WORD = /\S+/y;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['[', ']'],
]);

/** Splits a message at white space. What is between quotation marks or brackets is one word. */
export function splitWords(message: string): Word[] {
  const words: Word[] = [];
  const closings = new Map(CLOSING);
  let offset = 0;
  for (;;) {
    const start = endOf(BETWEEN_WORDS, message, offset);
    if (start >= message.length) return words;
    const opening = message.charAt(start);
    const closing = closings.get(opening);
    const end = closing === undefined ? -1 : message.indexOf(closing, start + 1);
    // What is not closed here is not closed later: looking again would take quadratic time.
    if (end < 0) closings.delete(opening);
    const text =
      end < 0 ? message.slice(start, endOf(PLAIN_WORD, message, start)) : message.slice(start + 1, end);
    words.push({ text, start });
    offset = end < 0 ? start + text.length : end + 1;
  }
}

/**
 * The first words of a message, of which the last one has the rest of the message. AWS's example `[w1=ERROR, w2]`
 * matches every message whose first word is ERROR, however long.
 *
 * @param count how many, no more than there are words
 */
export function firstFields(message: string, words: readonly Word[], count: number): string[] {
  const fields = words.slice(0, count).map(({ text }) => text);
  const last = words[count - 1];
  if (last && words.length > count) fields[count - 1] = message.slice(last.start).trimEnd();
  return fields;
}

function endOf(expression: RegExp, text: string, from: number): number {
  expression.lastIndex = from;
  return from + (expression.exec(text)?.[0].length ?? 0);
}
