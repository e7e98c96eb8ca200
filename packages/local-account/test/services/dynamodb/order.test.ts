import fc from 'fast-check';
import type { AttributeValue } from '../../../src/services/dynamodb/item/attribute-value';
import { normalizeNumber } from '../../../src/services/dynamodb/item/number';
import { orderOf } from '../../../src/services/dynamodb/item/order';

function compare(one: AttributeValue, other: AttributeValue): number {
  const [left = '', right = ''] = [orderOf(one), orderOf(other)];
  return left === right ? 0 : left < right ? -1 : 1;
}

test('texts are in the order of numbers', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e120, max: 1e120 }),
    fc.integer({ min: -30, max: 30 }),
    fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100),
  );
  fc.assert(
    fc.property(number, number, (one, other) => {
      fc.pre([one, other].every((each) => each === 0 || Math.abs(each) > 1e-120));
      const [left, right] = [one, other].map((each) => ({ N: normalizeNumber(String(each)) }));
      expect(compare(left!, right!)).toBe(Number(one > other) - Number(one < other));
    }),
    { numRuns: 500 },
  );
});

test('texts are in the order of UTF-8', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(compare({ S: one }, { S: other })).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
    }),
    { numRuns: 200 },
  );
});
