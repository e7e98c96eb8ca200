import { describeCharacter, type JsonCursor } from './json-cursor';

const DIGITS = /\d*/y;

/**
 * Reads the rest of a number whose first character (a digit or a minus sign) has been read.
 *
 * @returns the number as it is written, which Event Ruler needs for numbers that it cannot compare
 */
export function readNumber(cursor: JsonCursor): string {
  const start = cursor.offset - 1;
  if (cursor.source[start] === '-') {
    const char = cursor.read();
    if (char === '') cursor.unexpectedEnd(' in a Number value');
    if (!isDigit(char)) {
      invalid(cursor, char, 'expected digit (0-9) to follow minus sign, for valid numeric value');
    }
  }
  if (cursor.source[cursor.offset - 1] === '0' && isDigit(cursor.peek())) {
    cursor.fail('Invalid numeric value: Leading zeroes not allowed');
  }
  skipDigits(cursor);
  if (cursor.peek() === '.') {
    cursor.read();
    requireDigits(cursor, 'Decimal point not followed by a digit');
  }
  if (/[eE]/.test(cursor.peek())) {
    cursor.read();
    if (/[+-]/.test(cursor.peek())) cursor.read();
    requireDigits(cursor, 'Exponent indicator not followed by a digit');
  }
  return cursor.source.slice(start, cursor.offset);
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9' && char.length === 1;
}

function skipDigits(cursor: JsonCursor): void {
  DIGITS.lastIndex = cursor.offset;
  cursor.offset += DIGITS.exec(cursor.source)?.[0].length ?? 0;
}

function requireDigits(cursor: JsonCursor, otherwise: string): void {
  const char = cursor.peek();
  if (char === '') cursor.unexpectedEnd(' in a Number value');
  if (!isDigit(char)) {
    cursor.read();
    invalid(cursor, char, otherwise);
  }
  skipDigits(cursor);
}

function invalid(cursor: JsonCursor, char: string, expectation: string): never {
  cursor.fail(
    `Unexpected character (${describeCharacter(char)}) in numeric value: ${expectation}`,
    cursor.offset - 1,
  );
}
