import { queryInput } from '../../src/wire/query-input';

test.each([
  ['a member', { A: '1' }, { A: '1' }],
  ['a structure', { 'A.B': '1', 'A.C.D': '2' }, { A: { B: '1', C: { D: '2' } } }],
  [
    'a list of more than nine',
    Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`A.member.${i + 1}`, String(i)])),
    { A: Array.from({ length: 11 }, (_, i) => String(i)) },
  ],
  ['a list of structures', { 'A.member.1.B': '1', 'A.member.2.B': '2' }, { A: [{ B: '1' }, { B: '2' }] }],
  ['a name with a value and a structure', { A: '1', 'A.B': '2' }, { A: { B: '2' } }],
])('%s', (_, form, input) => {
  expect(queryInput(new Map(Object.entries(form)))).toEqual(input);
});

test('a name of 32 parts is read', () => {
  expect(JSON.stringify(queryInput(new Map([[Array(32).fill('A').join('.'), 'x']])))).toContain('"x"');
});

test.each([33, 100_000])('a name of %p parts is refused', (parts) => {
  expect(() => queryInput(new Map([[Array(parts).fill('A').join('.'), 'x']]))).toThrow(/more than 32 parts/);
});

test('a member’s name that every object has is one like any other', () => {
  const input = queryInput(new Map([['__proto__.toString', 'x']]));
  expect(Object.keys(input)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
