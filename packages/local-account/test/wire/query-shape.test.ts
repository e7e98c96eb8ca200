import { type QueryShape, shapedInput } from '../../src/wire/query-shape';
import { NotAWholeNumber } from '../../src/wire/whole-number';

const shape: QueryShape = {
  flattened: new Map([
    ['Names', { element: 'Name' }],
    ['Things', { element: 'Thing', entry: { key: 'Key', value: 'Value' } }],
    ['Entries', { element: 'Entry' }],
  ]),
  maps: new Map([['Attributes', { key: 'Name', value: 'Value' }]]),
  wholeNumbers: new Set(['Count']),
};

test.each([
  ['what is not flattened as it is', { Text: 'a', Other: { B: '1' } }, { Text: 'a', Other: { B: '1' } }],
  [
    'a list by the number of its items',
    { Name: { '10': 'c', '2': 'b', '1': 'a' } },
    { Names: ['a', 'b', 'c'] },
  ],
  [
    'a map',
    { Thing: { '1': { Key: 'a', Value: 'x' }, '2': { Key: 'b', Value: { C: '1' } } } },
    { Things: { a: 'x', b: { C: '1' } } },
  ],
  [
    'lists, maps and numbers inside of items',
    { Entry: { '1': { Count: '2', Name: { '1': 'a' }, Thing: { '1': { Key: 'k', Value: 'v' } } } } },
    { Entries: [{ Count: 2, Names: ['a'], Things: { k: 'v' } }] },
  ],
  [
    'a map with an element around it, inside of a list, too',
    { Batch: [{ Attributes: { entry: { '1': { Name: 'a', Value: { Count: '1' } } } } }] },
    { Batch: [{ Attributes: { a: { Count: 1 } } }] },
  ],
  ['an empty map with an element around it', { Attributes: '' }, { Attributes: {} }],
  ['an empty list and an empty map by their own names', { Names: '', Things: '' }, { Names: [], Things: {} }],
  ['a key that is missing as an empty one', { Thing: { '1': { Value: 'x' } } }, { Things: { '': 'x' } }],
  ['a whole number', { Count: '-3' }, { Count: -3 }],
  ['what is no whole number, with its text', { Count: '1.5' }, { Count: new NotAWholeNumber('1.5') }],
])('reads %s', (_, input, expected) => {
  expect(shapedInput(input, shape)).toEqual(expected);
});

test('a key that objects have anyway is a key like any other', () => {
  const input = { Thing: { '1': { Key: '__proto__', Value: { polluted: '1' } } } };
  const { Things } = shapedInput(input, shape) as { Things: object };
  expect(Object.keys(Things)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
