import { parse, type ParseError } from 'jsonc-parser';

/** What is wrong with a text that is no JSON, in the words of the parser that AWS uses. */
export interface JsonProblem {
  readonly message: string;
  /** One-based, as is the column; both after the part that is wrong. */
  readonly line: number;
  readonly column: number;
}

const VALUE = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** Codes of jsonc-parser's `ParseErrorCode`, which is there for the compiler alone. */
const NAME_EXPECTED = 3;
const VALUE_EXPECTED = 4;

/** What jsonc-parser misses, by its code, as Jackson says it (the first one and that of a word are recorded on AWS). */
const EXPECTED = new Map<number, string>([
  [NAME_EXPECTED, 'was expecting double-quote to start field name'],
  [VALUE_EXPECTED, `expected a valid value ${VALUE}`],
  [5, 'was expecting a colon to separate field name and value'],
  [6, 'was expecting comma to separate Array or Object entries'],
]);

/** The first problem of a text that `JSON.parse` refuses. */
export function findJsonProblem(text: string): JsonProblem {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const { error, offset } = errors[0] ?? { error: VALUE_EXPECTED, offset: text.length };
  const code = /\{\s*$/.test(text.slice(0, offset)) ? NAME_EXPECTED : error;
  const word = /^[\p{L}_$][\p{L}\p{N}_$]*/u.exec(text.slice(offset))?.[0];
  if (word !== undefined && code !== NAME_EXPECTED) {
    return {
      message: `Unrecognized token '${word}': was expecting ${VALUE}`,
      ...locate(text, offset + word.length),
    };
  }
  const character = text.charAt(offset);
  const message =
    character === ''
      ? 'Unexpected end-of-input'
      : `Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${EXPECTED.get(code) ?? `was expecting ${VALUE}`}`;
  return { message, ...locate(text, Math.min(offset + 1, text.length)) };
}

function locate(text: string, offset: number): Pick<JsonProblem, 'line' | 'column'> {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
