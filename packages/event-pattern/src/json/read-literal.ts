import type { JsonCursor } from './json-cursor';

const EXPECTED = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
/** How much of an unknown word Jackson quotes. */
const QUOTED_WORD_CHARACTERS = 256;
const WORD = /[\p{L}\p{Nl}\p{Nd}\p{Sc}\p{Pc}\p{Mn}\p{Mc}]*/uy;

export type JsonLiteral = 'true' | 'false' | 'null';

/** Reads the rest of `true`, `false` or `null`, whose first character has been read; refuses everything else. */
export function readLiteral(cursor: JsonCursor, first: string): JsonLiteral {
  if (!/[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u.test(first))
    cursor.unexpected(first, `expected a valid value ${EXPECTED}`);
  WORD.lastIndex = cursor.offset;
  const word = first + (WORD.exec(cursor.source)?.[0] ?? '');
  if (word.length >= QUOTED_WORD_CHARACTERS) {
    cursor.offset += QUOTED_WORD_CHARACTERS - 1;
    cursor.fail(
      `Unrecognized token '${word.slice(0, QUOTED_WORD_CHARACTERS)}...': was expecting ${EXPECTED}`,
    );
  }
  cursor.offset += word.length - 1;
  if (word === 'true' || word === 'false' || word === 'null') return word;
  cursor.fail(`Unrecognized token '${word}': was expecting ${EXPECTED}`);
}
