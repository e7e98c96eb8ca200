import { ownValue } from '../../../record-by-name';
import { validationException } from '../errors';
import {
  type AttributeValue,
  elementsOf,
  isSetType,
  type Item,
  setOf,
  typeOf,
} from '../item/attribute-value';
import { addNumbers, subtractNumbers } from '../item/number';
import { type DocumentPath, valueAt } from './document-path';
import type { Update, UpdateAction, UpdateOperand } from './update';

/** What becomes of a value; undefined takes it away. */
type Change = (value: AttributeValue | undefined) => AttributeValue | undefined;

/** Stands in a list for what was taken out of it until all is done, so that places stay what they were when the update began. */
const TAKEN_OUT: AttributeValue = { NULL: true };

/**
 * Updates an item. What SET assigns is worked out of the item as it was before the update.
 *
 * @returns the item afterwards; the one given stays as it is
 * @throws AwsError `ValidationException` for an update that does not go with the item; the words were recorded on AWS by dynalite's tests
 */
export function applyUpdate(update: Update, before: Item): Item {
  const changes = update.map((action) => ({ path: action.path, change: changeOf(action, before) }));
  const changed = changes.reduce((item, { path, change }) => changeItem(item, path, change), before);
  return update.reduce((item, { kind, path }) => (kind === 'SET' ? item : closeGaps(item, path)), changed);
}

function changeOf(action: UpdateAction, before: Item): Change {
  switch (action.kind) {
    case 'SET': {
      const value = evaluate(action.operand, before);
      return () => value;
    }
    case 'REMOVE':
      return () => undefined;
    case 'ADD':
      return (value) => add(value, action.value);
    case 'DELETE':
      return (value) => deleteElements(value, action.value);
  }
}

function evaluate(operand: UpdateOperand, item: Item): AttributeValue {
  switch (operand.kind) {
    case 'value':
      return operand.value;
    case 'path': {
      const value = valueAt(item, operand.path);
      if (value) return value;
      throw validationException(
        'The provided expression refers to an attribute that does not exist in the item',
      );
    }
    case 'if_not_exists':
      return valueAt(item, operand.path) ?? evaluate(operand.otherwise, item);
    case 'list_append': {
      const [left, right] = [evaluate(operand.left, item), evaluate(operand.right, item)];
      if ('L' in left && 'L' in right) return { L: [...left.L, ...right.L] };
      throw mistyped();
    }
    case '+':
    case '-': {
      const [left, right] = [evaluate(operand.left, item), evaluate(operand.right, item)];
      if (!('N' in left && 'N' in right)) throw mistyped();
      const compute = operand.kind === '+' ? addNumbers : subtractNumbers;
      return { N: compute(left.N, right.N) };
    }
  }
}

function add(value: AttributeValue | undefined, added: AttributeValue): AttributeValue {
  if (!value) return added;
  if ('N' in value && 'N' in added) return { N: addNumbers(value.N, added.N) };
  const [elements, more] = elementsOfSameType(value, added);
  return setOf(elements.type, [...new Set([...elements.elements, ...more])]);
}

/** A set that has nothing left is taken away: there is no empty set. */
function deleteElements(
  value: AttributeValue | undefined,
  deleted: AttributeValue,
): AttributeValue | undefined {
  if (!value) return undefined;
  const [{ type, elements }, others] = elementsOfSameType(value, deleted);
  const gone = new Set(others);
  const left = elements.filter((element) => !gone.has(element));
  return left.length > 0 ? setOf(type, left) : undefined;
}

function elementsOfSameType(value: AttributeValue, other: AttributeValue) {
  const type = typeOf(value);
  const [elements, others] = [elementsOf(value), elementsOf(other)];
  if (type !== typeOf(other) || !isSetType(type) || !elements || !others) throw mistyped();
  return [{ type, elements }, others] as const;
}

function mistyped() {
  return validationException('An operand in the update expression has an incorrect data type');
}

function changeItem(item: Item, [name, ...rest]: DocumentPath, change: Change): Item {
  return withMember(item, name, changeValue(ownValue(item, name), rest, change));
}

function changeValue(
  value: AttributeValue | undefined,
  [part, ...rest]: readonly (string | number)[],
  change: Change,
): AttributeValue | undefined {
  if (part === undefined) return change(value);
  if (value && typeof part === 'number' && 'L' in value) {
    const changed = changeValue(value.L[part], rest, change);
    return { L: withElement(value.L, part, changed) };
  }
  if (value && typeof part === 'string' && 'M' in value) {
    return { M: withMember(value.M, part, changeValue(ownValue(value.M, part), rest, change)) };
  }
  throw validationException('The document path provided in the update expression is invalid for update');
}

function withMember(item: Item, name: string, value: AttributeValue | undefined): Item {
  if (value) return { ...item, [name]: value };
  return Object.fromEntries(Object.entries(item).filter(([other]) => other !== name));
}

/** What is set beyond the end of a list comes to its end. */
function withElement(
  elements: readonly AttributeValue[],
  place: number,
  value: AttributeValue | undefined,
): readonly AttributeValue[] {
  if (place >= elements.length) return value ? [...elements, value] : elements;
  return elements.map((element, index) => (index === place ? (value ?? TAKEN_OUT) : element));
}

/** Moves the rest of a list up to where something was taken out of it. */
function closeGaps(item: Item, path: DocumentPath): Item {
  const [attribute, ...rest] = path;
  const [place, ...way] = rest.reverse();
  if (typeof place !== 'number') return item;
  return changeItem(item, [attribute, ...way.reverse()], (list) =>
    list && 'L' in list ? { L: list.L.filter((element) => element !== TAKEN_OUT) } : list,
  );
}
