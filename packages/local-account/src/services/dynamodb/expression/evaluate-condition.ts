import { type AttributeValue, elementsOf, type Item, typeOf } from '../item/attribute-value';
import { areEqual } from '../item/equality';
import { orderOf, scalarTypeOf } from '../item/order';
import type { Comparator, Condition, ConditionFunction, Operand } from './condition';
import { valueAt } from './document-path';

/** Whether a condition holds for an item; of an item that there is not, for one without attributes. */
export function conditionHolds(condition: Condition, item: Item): boolean {
  const evaluate = (operand: Operand) => evaluateOperand(operand, item);
  switch (condition.kind) {
    case 'and':
      return conditionHolds(condition.left, item) && conditionHolds(condition.right, item);
    case 'or':
      return conditionHolds(condition.left, item) || conditionHolds(condition.right, item);
    case 'not':
      return !conditionHolds(condition.condition, item);
    case 'comparison':
      return compare(condition.comparator, evaluate(condition.left), evaluate(condition.right));
    case 'between': {
      const value = evaluate(condition.operand);
      return compare('>=', value, evaluate(condition.from)) && compare('<=', value, evaluate(condition.to));
    }
    case 'in': {
      const value = evaluate(condition.operand);
      return condition.candidates.some((candidate) => compare('=', value, evaluate(candidate)));
    }
    case 'function':
      return call(
        condition.name,
        evaluate(condition.operand),
        condition.argument && evaluate(condition.argument),
      );
  }
}

function evaluateOperand(operand: Operand, item: Item): AttributeValue | undefined {
  switch (operand.kind) {
    case 'path':
      return valueAt(item, operand.path);
    case 'value':
      return operand.value;
    case 'size': {
      const value = evaluateOperand(operand.of, item);
      const size = value && countOf(value);
      return size === undefined ? undefined : { N: String(size) };
    }
  }
}

/** What `size` gives: characters of a string, bytes, or elements; nothing for numbers, booleans and null. */
function countOf(value: AttributeValue): number | undefined {
  if ('S' in value) return value.S.length;
  if ('B' in value) return Buffer.byteLength(value.B, 'base64');
  if ('L' in value) return value.L.length;
  if ('M' in value) return Object.keys(value.M).length;
  return elementsOf(value)?.length;
}

/** Two values of different types are not the same, and neither is before the other; so it is with one that is not there. */
function compare(
  comparator: Comparator,
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  if (comparator === '=') return left !== undefined && right !== undefined && areEqual(left, right);
  if (comparator === '<>') return !compare('=', left, right);
  if (!left || !right || scalarTypeOf(left) !== scalarTypeOf(right)) return false;
  const [one, other] = [orderOf(left), orderOf(right)];
  if (one === undefined || other === undefined) return false;
  switch (comparator) {
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
  }
}

function call(
  name: ConditionFunction,
  value: AttributeValue | undefined,
  argument: AttributeValue | undefined,
): boolean {
  if (name === 'attribute_not_exists') return value === undefined;
  if (value === undefined) return false;
  if (name === 'attribute_exists') return true;
  if (argument === undefined) return false;
  switch (name) {
    case 'attribute_type':
      return 'S' in argument && typeOf(value) === argument.S;
    case 'begins_with':
      return isText(value) && beginsWith(value, argument);
    case 'contains':
      return contains(value, argument);
  }
}

function isText(value: AttributeValue): boolean {
  return 'S' in value || 'B' in value;
}

function beginsWith(value: AttributeValue, start: AttributeValue): boolean {
  if (typeOf(value) !== typeOf(start)) return false;
  const [text, beginning] = [orderOf(value), orderOf(start)];
  return text !== undefined && beginning !== undefined && text.startsWith(beginning);
}

/** A text in a text, an element in a set, or a value in a list. */
function contains(value: AttributeValue, part: AttributeValue): boolean {
  if ('L' in value) return value.L.some((element) => areEqual(element, part));
  if (isText(value)) {
    const [text, searched] = [orderOf(value), orderOf(part)];
    return (
      typeOf(value) === typeOf(part) &&
      text !== undefined &&
      searched !== undefined &&
      text.includes(searched)
    );
  }
  const scalar = scalarTypeOf(part);
  if (typeOf(value) !== `${scalar}S`) return false;
  return elementsOf(value)?.includes(String(Object.values(part)[0])) ?? false;
}
