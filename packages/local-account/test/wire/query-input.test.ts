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
  expect(queryInput(form)).toEqual(input);
});
