import { typeOf } from '../item/attribute-value';
import { orderOf } from '../item/order';
import type { KeyConstraint } from './key-condition';

/** Part of an order: from one text on, up to another. */
export interface OrderRange {
  readonly from?: string;
  readonly isFromIncluded: boolean;
  readonly to?: string;
  readonly isToIncluded: boolean;
}

/** Everything. */
export const WHOLE_RANGE: OrderRange = { isFromIncluded: true, isToIncluded: true };

/** After every text that begins with another: orders are written in Latin-1. */
const AFTER_ALL = '\uffff';

/** The values for which a constraint holds, by their order. */
export function rangeOf({ operator, values }: KeyConstraint): OrderRange {
  const [first = '', second = first] = values.map((value) => orderOf(value) ?? '');
  switch (operator) {
    case '=':
      return { from: first, isFromIncluded: true, to: first, isToIncluded: true };
    case '<':
    case '<=':
      return { isFromIncluded: true, to: first, isToIncluded: operator === '<=' };
    case '>':
    case '>=':
      return { from: first, isFromIncluded: operator === '>=', isToIncluded: true };
    case 'BETWEEN':
      return { from: first, isFromIncluded: true, to: second, isToIncluded: true };
    case 'begins_with':
      return { from: first, isFromIncluded: true, to: first + AFTER_ALL, isToIncluded: false };
  }
}

/** Whether a constraint can be put to an attribute of this type. */
export function suitsType({ operator, values }: KeyConstraint, type: string): boolean {
  return values.every((value) => typeOf(value) === type) && (operator !== 'begins_with' || type !== 'N');
}
