import jsonata from 'jsonata';
import { itemsUpTo, mostItems } from '../../../lib/flow/items-up-to';

const evaluate = (items: unknown, input: unknown): Promise<unknown> => {
  const [, expression] = /^\{% (.*) %\}$/s.exec(items as string) ?? [];
  return jsonata(expression!).evaluate({}, { states: { input } });
};

const items: unknown = itemsUpTo(2, '$states.input.lines').items;

test.each([[[]], [[1]], [[1, 2]]])('as many as are allowed are the items: %j', async (lines) => {
  expect(await evaluate(items, { lines })).toEqual(lines);
});

test('one more is an error, and no item is left out', async () => {
  await expect(evaluate(items, { lines: [1, 2, 3] })).rejects.toMatchObject({ message: 'More than 2 items' });
});

test('items that are not there are none, and not an empty list', async () => {
  expect(await evaluate(items, {})).toBeUndefined();
});

test('what bounds the items is known', () => {
  expect(mostItems(items)).toBe(2);
  expect(mostItems(itemsUpTo(40, '$x[y > 1].{"a": b}').items)).toBe(40);
});

test.each([
  ['{% $states.input.lines %}'],
  ['{% $count($items) <= 2 ? $items : 0 %}'],
  [`${String(items)} or more`],
  [`not ${String(items)}`],
  [undefined],
  [[items]],
])('nothing bounds %j', (unbounded) => {
  expect(mostItems(unbounded)).toBeUndefined();
});
