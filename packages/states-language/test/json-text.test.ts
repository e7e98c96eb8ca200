import { compactMembers } from '../src/json-text';

test.each([
  ['[]', {}],
  ['{}', {}],
  [
    ' [ 1.50 , [ 0.0 , { "a" : 1e3 } ] , "a b" , -0 ] ',
    { 0: '1.50', 1: '[0.0,{"a":1e3}]', 2: '"a b"', 3: '-0' },
  ],
  ['{ "n" : 12345678901234567890, "\\u0061" : null , "n" : 2.0 }', { n: '2.0', a: 'null' }],
  ['{ "__proto__": 1.0, "": "}" }', { ['__proto__']: '1.0', '': '"}"' }],
])('%s has the texts of its members, without white space', (text, members) => {
  expect([...compactMembers(text)].sort()).toEqual(Object.entries(members).sort());
});
