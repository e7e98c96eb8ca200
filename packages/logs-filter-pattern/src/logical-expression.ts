import type { PatternCursor } from './pattern-cursor';

type Test<T> = (subject: T) => boolean;

/**
 * Reads conditions joined by `&&` and `||`, of which `&&` binds more tightly, and the white space after them.
 *
 * @param readCondition reads one condition, from its first character
 */
export function readLogicalExpression<T>(
  cursor: PatternCursor,
  readCondition: (cursor: PatternCursor) => Test<T>,
): Test<T> {
  const alternatives = readJoined(cursor, '||', () => {
    const conditions = readJoined(cursor, '&&', readCondition);
    return (subject: T) => conditions.every((holds) => holds(subject));
  });
  return (subject) => alternatives.some((holds) => holds(subject));
}

function readJoined<T>(
  cursor: PatternCursor,
  operator: string,
  readOperand: (cursor: PatternCursor) => Test<T>,
): Test<T>[] {
  const operands: Test<T>[] = [];
  do {
    cursor.skipWhiteSpace();
    operands.push(readOperand(cursor));
    cursor.skipWhiteSpace();
  } while (cursor.take(operator));
  return operands;
}
