import { ownValue } from '../../../record-by-name';
import { type AttributeValue, elementsOf, type Item, typeOf } from './attribute-value';

/** Whether two values are the same: of one type, sets in any order. */
export function areEqual(left: AttributeValue, right: AttributeValue): boolean {
  if (typeOf(left) !== typeOf(right)) return false;
  if ('M' in left && 'M' in right) return haveSameMembers(left.M, right.M);
  if ('L' in left && 'L' in right) {
    const [elements, others] = [left.L, right.L];
    return (
      elements.length === others.length &&
      elements.every((element, index) => {
        const other = others[index];
        return other !== undefined && areEqual(element, other);
      })
    );
  }
  const elements = elementsOf(left);
  const others = elementsOf(right);
  if (elements && others) {
    const known = new Set(others);
    return elements.length === others.length && elements.every((element) => known.has(element));
  }
  return Object.values(left)[0] === Object.values(right)[0];
}

function haveSameMembers(left: Item, right: Item): boolean {
  const members = Object.entries(left);
  return (
    members.length === Object.keys(right).length &&
    members.every(([name, member]) => {
      const other = ownValue(right, name);
      return other !== undefined && areEqual(member, other);
    })
  );
}
