/** What a JSON value can begin with, as AWS's parser lists it. */
const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** AWS's parser says where, and keeps what it read to itself. */
const SOURCE = '[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/**
 * Says of bytes that are no JSON what AWS's parser does (Jackson; the two that a client of the AWS CLI meets are recorded on AWS):
 * what is wrong where a value should begin, and which byte is no UTF-8.
 *
 * @returns undefined where the fault is deeper in the JSON: what AWS says of each of those is not confirmed
 */
export function describePayloadFault(bytes: Buffer): string | undefined {
  const { at, line, column } = firstOfValue(bytes);
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (isLetter(first)) return describeToken(bytes, at, line, column);
  if (first < 0x80 && !isUnexpected(first)) return undefined;
  return located(`Unexpected character (${nameOf(first)}): expected a valid value ${VALUES}`, line, column);
}

/** A word that is none of the three: up to its end, or to a byte in it that cannot begin a character. */
function describeToken(bytes: Buffer, start: number, line: number, column: number): string | undefined {
  let end = start;
  while (isWordPart(bytes[end])) end++;
  const word = bytes.toString('latin1', start, end);
  const place = column + (end - start);
  const next = bytes[end];
  if (next !== undefined && isNoStart(next)) {
    return located(`Invalid UTF-8 start byte 0x${next.toString(16)}`, line, place + 1);
  }
  if (['null', 'true', 'false'].includes(word)) return undefined;
  return located(`Unrecognized token '${word}': was expecting ${VALUES}`, line, place);
}

function firstOfValue(bytes: Buffer): {
  readonly at: number;
  readonly line: number;
  readonly column: number;
} {
  let line = 1;
  let lineStart = 0;
  let at = 0;
  for (; isSpace(bytes[at]); at++) {
    if (bytes[at] !== LINE_FEED) continue;
    line++;
    lineStart = at + 1;
  }
  return { at, line, column: at - lineStart + 1 };
}

function located(fault: string, line: number, column: number): string {
  return `${fault}\n at ${SOURCE}; line: ${line}, column: ${column}]`;
}

/** As AWS's parser prints a character. */
function nameOf(byte: number): string {
  const isControl = byte < SPACE || (byte >= 0x7f && byte < 0xa0);
  return isControl ? `(CTRL-CHAR, code ${byte})` : `'${String.fromCharCode(byte)}' (code ${byte})`;
}

function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB || byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

function isLetter(byte: number): boolean {
  return /[A-Za-z_$]/.test(String.fromCharCode(byte));
}

function isWordPart(byte: number | undefined): boolean {
  return byte !== undefined && /[A-Za-z0-9_$]/.test(String.fromCharCode(byte));
}

/** Of ASCII, what begins no value: AWS's parser goes on after a sign, a digit, a quote or a bracket. */
function isUnexpected(byte: number): boolean {
  return !/[-+.0-9"'[{]/.test(String.fromCharCode(byte));
}

/** Continuation bytes, and those beyond the longest sequence. */
function isNoStart(byte: number): boolean {
  return (byte >= 0x80 && byte < 0xc0) || byte >= 0xf8;
}
