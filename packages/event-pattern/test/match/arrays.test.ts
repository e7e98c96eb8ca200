import fc from 'fast-check';
import type { JsonObject, JsonValue } from 'type-fest';
import { compileEventPattern } from '../../src';
import { type PlainTest, rulerMatches } from './ruler-oracle';

function matches(pattern: string, event: JsonObject): boolean {
  return compileEventPattern(pattern).matches(event);
}

const people: JsonValue[] = [
  { name: 'Ann', city: 'Oslo' },
  {
    name: 'Bob',
    city: 'Rome',
    tags: [
      { k: 1, v: 1 },
      { k: 2, v: 2 },
    ],
  },
];

describe('an array in an event', () => {
  it('matches when it shares a value with the pattern', () => {
    expect(matches('{"resources": ["b", "c"]}', { resources: ['a', 'b'] })).toBe(true);
    expect(matches('{"resources": ["c"]}', { resources: ['a', 'b'] })).toBe(false);
  });

  it('is flattened', () => {
    expect(matches('{"a": {"b": [3]}}', { a: [[{ b: [1, [2, 3]] }]] })).toBe(true);
  });

  it('must have all of the fields in one element', () => {
    expect(matches('{"people": {"name": ["Bob"], "city": ["Rome"]}}', { people })).toBe(true);
    expect(matches('{"people": {"name": ["Ann"], "city": ["Rome"]}}', { people })).toBe(false);
  });

  it('must have them in one element at every depth', () => {
    expect(matches('{"people": {"name": ["Bob"], "tags": {"k": [2], "v": [2]}}}', { people })).toBe(true);
    expect(matches('{"people": {"name": ["Bob"], "tags": {"k": [1], "v": [2]}}}', { people })).toBe(false);
    expect(matches('{"people": {"name": ["Ann"], "tags": {"k": [1], "v": [1]}}}', { people })).toBe(false);
  });

  it('can be met with another element than another array', () => {
    expect(matches('{"x": {"a": [2]}, "y": {"a": [1]}}', { x: [{ a: 1 }, { a: 2 }], y: [{ a: 1 }] })).toBe(
      true,
    );
  });

  it('has no element for its scalars', () => {
    expect(matches('{"a": [1], "a.b": [2]}', { a: [1, { b: 2 }] })).toBe(true);
    expect(matches('{"a": [1], "a.b": [2]}', { a: [[1], { b: 2 }] })).toBe(false);
  });

  it('can lack a field in the element that matches', () => {
    expect(matches('{"people": {"name": ["Ann"], "tags": {"k": [{"exists": false}]}}}', { people })).toBe(
      true,
    );
    expect(matches('{"people": {"name": ["Bob"], "tags": {"k": [{"exists": false}]}}}', { people })).toBe(
      false,
    );
  });

  it('must lack a field in every element before one is chosen', () => {
    expect(matches('{"people": {"age": [{"exists": false}], "name": ["Ann"]}}', { people })).toBe(true);
    const oneWithAge = [...people, { name: 'Cid', age: 3 }];
    expect(matches('{"people": {"age": [{"exists": false}], "name": ["Ann"]}}', { people: oneWithAge })).toBe(
      false,
    );
    expect(
      matches('{"people": {"name": ["Ann"], "size": [{"exists": false}]}}', { people: oneWithAge }),
    ).toBe(true);
  });
});

describe('fields of an array', () => {
  it('are tried in the order of their whole names, in which ! comes before the dot', () => {
    const event: JsonObject = { list: [{ a: { b: 1 }, 'a!': 5 }, { a: { b: 2 } }] };
    const missing = '[{"exists": false}]';
    expect(matches(`{"list": {"a": ${missing}, "a!": ${missing}, "a.b": [2]}}`, event)).toBe(false);
    expect(matches(`{"list": {"a": ${missing}, "a~": ${missing}, "a.b": [2]}}`, event)).toBe(true);
  });
});

describe('for every small pattern and event', () => {
  // Unlike a letter, ! sorts before the dot.
  const name = fc.constantFrom('a', 'b', 'a!');
  // With a dot, a field can come from several parts of an event.
  const memberName = fc.oneof({ weight: 4, arbitrary: name }, fc.constantFrom('a.b', 'a.a'));
  const event = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<JsonValue>(1, 2, 3),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(memberName, tie('value'), { maxKeys: 3 }),
  })).object;
  const test = fc.record<PlainTest>({
    numbers: fc.subarray([1, 2, 3]),
    orMissing: fc.boolean(),
  });
  const usefulTest = test.filter(({ numbers, orMissing }) => numbers.length > 0 || orMissing);
  const fieldName = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('.'));
  const rule = fc.uniqueArray(fc.tuple(fieldName, usefulTest), {
    minLength: 1,
    maxLength: 4,
    selector: ([field]) => field,
  });

  it("agrees with Event Ruler's way of matching", () => {
    fc.assert(
      fc.property(rule, event, (fields, value) => {
        const pattern = Object.fromEntries(
          fields.map(([field, { numbers, orMissing }]) => [
            field,
            [...numbers, ...(orMissing ? [{ exists: false }] : [])],
          ]),
        );
        expect(matches(JSON.stringify(pattern), value)).toBe(rulerMatches(new Map(fields), value));
      }),
      { numRuns: 1000 },
    );
  });
});
