import type { JsonReader } from '../json/json-reader';
import { UnlocatedError } from '../json/unlocated-error';
import { GREATEST_COMPARABLE, requireComparable } from '../matchers/comparable-number';
import type { ValueMatcher } from '../matchers/scalar';
import { expectNoMoreElements, locate } from './expect';

interface Bound {
  readonly text: string;
  readonly inclusive: boolean;
}

/** A half-open range reaches to the ends of what EventBridge compares. */
const LEAST: Bound = { text: String(-GREATEST_COMPARABLE), inclusive: true };
const GREATEST: Bound = { text: String(GREATEST_COMPARABLE), inclusive: true };

/**
 * Reads the operand of `numeric`, whose opening bracket has been read, with its closing bracket: one comparison, or a
 * lower bound followed by an upper bound.
 */
export function parseNumeric(reader: JsonReader): ValueMatcher {
  if (reader.next() !== 'string') reader.fail(`Invalid member in numeric match: ${reader.text}`);
  const operator = reader.text;
  const operand = reader.next();
  switch (operator) {
    case '=': {
      if (operand !== 'number') reader.fail('Value of equals must be numeric');
      const text = reader.text;
      expectNoMoreElements(reader, 'end-array');
      const value = locate(reader, () => requireComparable(text));
      return (scalar) => scalar.kind === 'number' && scalar.value === value;
    }
    case '<':
    case '<=': {
      if (operand !== 'number') reader.fail(`Value of ${operator} must be numeric`);
      const top = { text: reader.text, inclusive: operator === '<=' };
      expectNoMoreElements(reader, 'end-array');
      return locate(reader, () => range(LEAST, top));
    }
    case '>':
    case '>=': {
      if (operand !== 'number') reader.fail(`Value of ${operator} must be numeric`);
      const bottom = { text: reader.text, inclusive: operator === '>=' };
      const top = parseTop(reader);
      return locate(reader, () => range(bottom, top));
    }
    default:
      return reader.fail(`Unrecognized numeric range operator: ${operator}`);
  }
}

/** What follows a lower bound: the end, or an upper bound. */
function parseTop(reader: JsonReader): Bound {
  const token = reader.next();
  if (token === 'end-array') return GREATEST;
  if (token !== 'string') reader.fail(`Bad value in numeric range: ${reader.text}`);
  const operator = reader.text;
  if (operator !== '<' && operator !== '<=') reader.fail(`Bad numeric range operator: ${operator}`);
  if (reader.next() !== 'number') reader.fail(`Value of ${operator} must be numeric`);
  const text = reader.text;
  if (reader.next() !== 'end-array') reader.fail('Too many terms in numeric range expression');
  return { text, inclusive: operator === '<=' };
}

/**
 * Matches JSON numbers between two bounds, and never strings. Both bounds inclusive still have to differ:
 * `[">=", 5, "<=", 5]` is refused (event-ruler, `Range`).
 */
function range(bottom: Bound, top: Bound): ValueMatcher {
  if (Number(bottom.text) >= Number(top.text)) throw new UnlocatedError('Bottom must be less than top');
  const least = requireComparable(bottom.text);
  const greatest = requireComparable(top.text);
  return (scalar) => {
    if (scalar.kind !== 'number' || scalar.value === undefined) return false;
    const { value } = scalar;
    const isAbove = value > least || (bottom.inclusive && value === least);
    const isBelow = value < greatest || (top.inclusive && value === greatest);
    return isAbove && isBelow;
  };
}
