import { describeCharacter, type JsonCursor } from './json-cursor';

const ESCAPES = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Reads a string whose opening quote has been read, with its closing quote. */
export function readString(cursor: JsonCursor): string {
  return readQuoted(cursor, 'string value', ': was expecting closing quote for a string value');
}

/** Reads a member's name whose opening quote has been read, with its closing quote. */
export function readName(cursor: JsonCursor): string {
  return readQuoted(cursor, 'name', ' in field name');
}

function readQuoted(cursor: JsonCursor, what: string, atEnd: string): string {
  let text = '';
  let plainFrom = cursor.offset;
  for (;;) {
    const char = cursor.read();
    if (char === '"') return text + cursor.source.slice(plainFrom, cursor.offset - 1);
    if (char === '') cursor.unexpectedEnd(atEnd);
    if (char < ' ') {
      cursor.fail(
        `Illegal unquoted character (${describeCharacter(char)}): has to be escaped using backslash to be included in ${what}`,
        cursor.offset - 1,
      );
    }
    if (char === '\\') {
      text += cursor.source.slice(plainFrom, cursor.offset - 1) + readEscape(cursor);
      plainFrom = cursor.offset;
    }
  }
}

function readEscape(cursor: JsonCursor): string {
  const char = cursor.read();
  if (char === '') cursor.unexpectedEnd(' in character escape sequence');
  if (char === 'u') return readUnicodeEscape(cursor);
  return (
    ESCAPES.get(char) ??
    cursor.fail(`Unrecognized character escape ${describeCharacter(char)}`, cursor.offset - 1)
  );
}

function readUnicodeEscape(cursor: JsonCursor): string {
  const from = cursor.offset;
  for (let digit = 0; digit < 4; digit += 1) {
    const char = cursor.read();
    if (char === '') cursor.unexpectedEnd(' in character escape sequence');
    if (!/[0-9a-fA-F]/.test(char)) {
      cursor.unexpected(char, 'expected a hex-digit for character escape sequence');
    }
  }
  return String.fromCharCode(parseInt(cursor.source.slice(from, cursor.offset), 16));
}
