import { parseStrictJson } from '../../src/jsonata/strict-json';

it.each([
  '{"a":{"b":1},"b":[{"a":1},{"a":2}]}',
  '[1e308,-1.5,"Infinity","a:b",null,true]',
  '{"a\\"b":{},"a":[]}',
  ' 7 ',
])('%s is parsed', (text) => {
  expect(parseStrictJson(text)).toEqual(JSON.parse(text));
});

it.each([
  ['a repeated key', '{"a":1,"a":1}'],
  ['a repeated key after an object', '{"a":{"b":1},"a":1}'],
  ['a repeated key inside', '[{"b":{"a":1,"c":2,"a":3}}]'],
  ['a repeated key that is written otherwise', '{"a":1,"\\u0061":2}'],
  ['a number that is too large', '{"a":[1e400]}'],
  ['a number that is too small', '-1e400'],
  ['a comment', '{} // no'],
  ['a trailing comma', '[1,]'],
  ['nothing', ''],
])('%s is an error', (_name, text) => {
  expect(() => parseStrictJson(text)).toThrow(SyntaxError);
});
