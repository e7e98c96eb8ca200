import fc from 'fast-check';
import { jsonValueOf } from '@pipeline/event-pattern';
import { readWrittenObject } from '../../src/input-transformation/written-json';
import type { WrittenValue } from '../../src/input-transformation/written-value';

/** Texts of objects, with white space, some of them damaged by one character. */
const texts = fc
  .tuple(
    fc.dictionary(fc.string(), fc.jsonValue()),
    fc.constantFrom(0, 2),
    fc.option(fc.tuple(fc.nat(), fc.constantFrom(...'{}[]",:0-.eE \t/*\u00a0\ufeffx'))),
  )
  .map(([object, indent, damage]) => {
    const text = JSON.stringify(object, null, indent);
    if (!damage) return text;
    const at = damage[0] % text.length;
    return text.slice(0, at) + damage[1] + text.slice(at + 1);
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

test('takes what JSON.parse takes, and makes of it what JSON.parse does', () => {
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(texts, (text) => {
      const written = readWrittenObject(text);
      const expected = parsed(text);
      if (written) seen.taken += 1;
      else seen.refused += 1;
      expect(written && jsonValueOf(written.value)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(30);
});

test('each value has the text that it is written as', () => {
  let values = 0;
  const check = ({ value, text, members, elements }: WrittenValue): void => {
    values += 1;
    expect(JSON.parse(text)).toEqual(jsonValueOf(value));
    for (const part of [...(members?.values() ?? []), ...(elements ?? [])]) check(part);
  };
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2), (object, indent) => {
      check(readWrittenObject(JSON.stringify(object, null, indent))!);
    }),
  );
  expect(values).toBeGreaterThan(500);
});

test.each(['[{"a":1}]', '"{}"', '1', '', 'null', '{"a":1} {}', '{"a":1,}', '{/**/}', '{a:1}'])(
  '%j is no object',
  (text) => {
    expect(readWrittenObject(text)).toBeUndefined();
  },
);

test('of a member that comes twice the last counts, in the place of the first', () => {
  const written = readWrittenObject('{"a": 1, "b": 2, "a": [3 ]}')!;

  expect(JSON.stringify(jsonValueOf(written.value))).toBe('{"a":[3],"b":2}');
  expect(written.members.get('a')?.text).toBe('[3 ]');
});

test('`__proto__` is a member like any other', () => {
  const written = readWrittenObject('{"__proto__":{"polluted":true}}')!;

  expect(Object.keys(written.value)).toEqual(['__proto__']);
  expect(jsonValueOf(written.value)).toEqual(JSON.parse('{"__proto__":{"polluted":true}}'));
});

test('what is nested too deep is refused, and not run out of stack on', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;

  expect(readWrittenObject(nested(1_000))).toBeDefined();
  expect(readWrittenObject(nested(1_001))).toBeUndefined();
  expect(readWrittenObject(`{"a":${'['.repeat(500_000)}`)).toBeUndefined();
});
