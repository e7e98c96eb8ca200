import fc from 'fast-check';
import { pairwise } from './pairwise';

test('each two members of different lists meet in a row, and each row has one of each list', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 7 });
  fc.assert(
    fc.property(lengths, (listLengths) => {
      const lists = listLengths.map((length, index) =>
        Array.from({ length }, (_, member) => ({ [index]: member })),
      );
      const rows = pairwise(lists);
      expect(rows.every((row) => Object.keys(row).length === lists.length)).toBe(true);
      lists.forEach((list, one) =>
        lists.slice(0, one).forEach((other, two) => {
          const met = new Set(rows.map((row) => `${row[one]} ${row[two]}`));
          expect(met.size).toBe(list.length * other.length);
        }),
      );
    }),
  );
});
