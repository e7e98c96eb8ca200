import { toPlainJson, UnsupportedResult } from '../../src/jsonata/plain-json';

it('keeps what JSON can hold', () => {
  const value = { text: 'a', none: null, yes: true, list: [1, [{}]] };
  expect(toPlainJson(value)).toEqual(value);
});

it('makes a copy, without the marks of JSONata', () => {
  const list = Object.assign([{ a: 1 }], { sequence: true });
  const copy = toPlainJson(list) as unknown[];
  expect(Object.keys(copy)).toEqual(['0']);
  expect(copy[0]).not.toBe(list[0]);
});

it('leaves out members that are undefined, and has null for elements', () => {
  expect(Object.keys(toPlainJson({ a: undefined, b: 1 }) as object)).toEqual(['b']);
  expect(toPlainJson([undefined, 1])).toEqual([null, 1]);
});

it.each([NaN, Infinity, -Infinity])('writes %d as JavaScript names it', (number) => {
  expect(toPlainJson(number)).toBe(String(number));
});

it.each([
  ['a function', () => 1],
  ['a lambda of JSONata', { _jsonata_lambda: true }],
  ['a function of JSONata', [{ _jsonata_function: true }]],
  ['a symbol', { a: Symbol('a') }],
])('refuses %s', (_name, value) => {
  expect(() => toPlainJson(value)).toThrow(UnsupportedResult);
});
