import type { JsonTokenReader } from '../json/json-token-reader';
import { numericRange } from '../matchers/numeric-range';
import type { ValueMatcher } from '../matchers/scalar';
import { UnlocatedPatternError } from '../unlocated-pattern-error';
import { comparableOperand } from './comparable-operand';
import { expectNoMoreElements } from './expect';

/** The ends of the range that EventBridge compares; a half-open range reaches there. */
const LEAST = '-5e9';
const GREATEST = '5e9';

/**
 * Reads the operand of `numeric`, whose opening bracket has been read, with its closing bracket: one comparison, or a
 * lower bound followed by an upper bound.
 */
export function parseNumeric(reader: JsonTokenReader): ValueMatcher {
  const token = reader.next();
  if (token !== 'string') reader.fail(`Invalid member in numeric match: ${reader.text}`);
  const operator = reader.text;
  const operandToken = reader.next();
  switch (operator) {
    case '=': {
      if (operandToken !== 'number') reader.fail('Value of equals must be numeric');
      const text = reader.text;
      expectNoMoreElements(reader, 'end-array');
      const value = located(reader, () => comparableOperand(text));
      return (scalar) => scalar.kind === 'number' && scalar.value === value;
    }
    case '<':
    case '<=': {
      if (operandToken !== 'number') reader.fail(`Value of ${operator} must be numeric`);
      const top = reader.text;
      expectNoMoreElements(reader, 'end-array');
      return range(reader, { text: LEAST, inclusive: true }, { text: top, inclusive: operator === '<=' });
    }
    case '>':
    case '>=': {
      if (operandToken !== 'number') reader.fail(`Value of ${operator} must be numeric`);
      const bottom = { text: reader.text, inclusive: operator === '>=' };
      return range(reader, bottom, parseTop(reader));
    }
    default:
      return reader.fail(`Unrecognized numeric range operator: ${operator}`);
  }
}

interface WrittenBound {
  readonly text: string;
  readonly inclusive: boolean;
}

/** What follows a lower bound: the end, or an upper bound. */
function parseTop(reader: JsonTokenReader): WrittenBound {
  const token = reader.next();
  if (token === 'end-array') return { text: GREATEST, inclusive: true };
  if (token !== 'string') reader.fail(`Bad value in numeric range: ${reader.text}`);
  const operator = reader.text;
  if (operator !== '<' && operator !== '<=') reader.fail(`Bad numeric range operator: ${operator}`);
  if (reader.next() !== 'number') reader.fail(`Value of ${operator} must be numeric`);
  const text = reader.text;
  if (reader.next() !== 'end-array') reader.fail('Too many terms in numeric range expression');
  return { text, inclusive: operator === '<=' };
}

/** Both bounds inclusive still have to differ: `[">=", 5, "<=", 5]` is refused (event-ruler, `Range`). */
function range(reader: JsonTokenReader, bottom: WrittenBound, top: WrittenBound): ValueMatcher {
  return located(reader, () => {
    if (Number(bottom.text) >= Number(top.text)) {
      throw new UnlocatedPatternError('Bottom must be less than top');
    }
    return numericRange(
      { value: comparableOperand(bottom.text), inclusive: bottom.inclusive },
      { value: comparableOperand(top.text), inclusive: top.inclusive },
    );
  });
}

/** In `numeric` AWS adds the place to messages that have none elsewhere. */
function located<T>(reader: JsonTokenReader, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof UnlocatedPatternError) reader.fail(error.message);
    throw error;
  }
}
