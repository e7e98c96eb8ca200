import type { JsonObject } from 'type-fest';
import { compileEventPattern } from '../../src';

function matches(pattern: string, event: JsonObject): boolean {
  return compileEventPattern(pattern).matches(event);
}

describe('fields', () => {
  it('must all match', () => {
    const pattern = '{"source": ["shop"], "detail": {"state": ["new"], "kind": ["a", "b"]}}';
    expect(matches(pattern, { source: 'shop', detail: { state: 'new', kind: 'b' } })).toBe(true);
    expect(matches(pattern, { source: 'shop', detail: { state: 'new', kind: 'c' } })).toBe(false);
    expect(matches(pattern, { source: 'shop', detail: { state: 'new' } })).toBe(false);
  });

  it('are told apart by case', () => {
    expect(matches('{"Source": ["shop"]}', { source: 'shop' })).toBe(false);
  });

  it('do not look into a string that holds JSON', () => {
    expect(matches('{"detail": {"state": ["new"]}}', { detail: '{"state": "new"}' })).toBe(false);
  });

  it('are not found in what every object inherits', () => {
    expect(matches('{"constructor": [{"exists": true}]}', { a: 1 })).toBe(false);
    expect(matches('{"__proto__": {"a": [1]}}', JSON.parse('{"__proto__": {"a": 1}}') as JsonObject)).toBe(
      true,
    );
  });
});

describe('dots in names', () => {
  const nested = { detail: { state: { status: 'up' } } };
  const dotted = { detail: { 'state.status': 'up' } };

  it.each([
    ['nested pattern, nested event', '{"detail": {"state": {"status": ["up"]}}}', nested, true],
    ['nested pattern, dotted event', '{"detail": {"state": {"status": ["up"]}}}', dotted, true],
    ['dotted pattern, nested event', '{"detail": {"state.status": ["up"]}}', nested, true],
    ['dotted pattern, dotted event', '{"detail.state.status": ["up"]}', dotted, true],
    [
      'an event with a step more',
      '{"detail": {"state": {"status": ["up"]}}}',
      { detail: { 'state.status': { status: 'up' } } },
      false,
    ],
    ['a pattern with a step more', '{"detail": {"state.status": {"status": ["up"]}}}', nested, false],
  ] as const)('%s', (_name, pattern, event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  it('can bring two values of one field', () => {
    const event = { detail: { 'state.status': 'up', state: { status: 'down' } } };
    expect(matches('{"detail": {"state": {"status": ["up"]}}}', event)).toBe(true);
    expect(matches('{"detail": {"state": {"status": ["down"]}}}', event)).toBe(true);
    expect(matches('{"detail": {"state": {"status": ["off"]}}}', event)).toBe(false);
  });

  it('can bring a field from an array and from beside it', () => {
    const event: JsonObject = { list: [{ a: 1 }, { a: 2, b: 2 }], 'list.b': 3 };
    expect(matches('{"list": {"a": [1], "b": [3]}}', event)).toBe(true);
    expect(matches('{"list": {"a": [1], "b": [2]}}', event)).toBe(false);
    expect(matches('{"list": {"a": [2], "b": [3]}}', event)).toBe(true);
  });
});

describe('fields from two arrays', () => {
  it('can come from an element of each', () => {
    const event: JsonObject = { 'a.b': [{ x: 1 }, { x: 2, y: 1 }], a: { b: [{ z: 0 }, { y: 2 }] } };
    expect(matches('{"a": {"b": {"x": [2], "y": [2]}}}', event)).toBe(true);
    expect(matches('{"a": {"b": {"x": [1], "y": [1]}}}', event)).toBe(false);
  });
});

describe('a field that a pattern names twice', () => {
  it('is asked for its last values', () => {
    const pattern = '{"detail": {"region": [{"prefix": "us-"}], "region": [{"anything-but": "us-east"}]}}';
    expect(matches(pattern, { detail: { region: 'eu-north-1' } })).toBe(true);
  });

  it('is the same field with and without dots', () => {
    expect(matches('{"a": {"b": [1]}, "a.b": [2]}', { a: { b: 2 } })).toBe(true);
    expect(matches('{"a": {"b": [1]}, "a.b": [2]}', { a: { b: 1 } })).toBe(false);
  });

  it('keeps all of the fields of an object that comes twice', () => {
    expect(matches('{"a": {"b": [1]}, "a": {"c": [2]}}', { a: { c: 2 } })).toBe(false);
    expect(matches('{"a": {"b": [1]}, "a": {"c": [2]}}', { a: { b: 1, c: 2 } })).toBe(true);
  });
});

describe('$or', () => {
  it('needs one of its branches, and the fields around it', () => {
    const pattern = '{"source": ["shop"], "$or": [{"a": [1]}, {"b": [2], "c": [3]}]}';
    expect(matches(pattern, { source: 'shop', a: 1 })).toBe(true);
    expect(matches(pattern, { source: 'shop', b: 2, c: 3 })).toBe(true);
    expect(matches(pattern, { source: 'shop', b: 2 })).toBe(false);
    expect(matches(pattern, { source: 'bank', a: 1 })).toBe(false);
  });

  it('is the operator also beside a field with the name of an operator', () => {
    const pattern = '{"prefix": ["x"], "$or": [{"a": [1]}, {"b": [1]}]}';
    expect(matches(pattern, { prefix: 'x', b: 1 })).toBe(true);
    expect(matches(pattern, { prefix: 'y', b: 1 })).toBe(false);
  });

  it('can stand beside and within another', () => {
    const pattern =
      '{"$or": [{"a": [1]}, {"$or": [{"b": [1]}, {"c": [1]}]}], "detail": {"$or": [{"d": [1]}, {"e": [1]}]}}';
    expect(matches(pattern, { c: 1, detail: { e: 1 } })).toBe(true);
    expect(matches(pattern, { a: 1, detail: { d: 1 } })).toBe(true);
    expect(matches(pattern, { a: 1, detail: {} })).toBe(false);
    expect(matches(pattern, { detail: { d: 1 } })).toBe(false);
  });

  it('replaces a field that stands before it, and is replaced by one after it', () => {
    expect(matches('{"a": ["1"], "$or": [{"a": ["2"]}, {"b": ["3"]}]}', { a: '1' })).toBe(false);
    expect(matches('{"a": ["1"], "$or": [{"a": ["2"]}, {"b": ["3"]}]}', { a: '2' })).toBe(true);
    expect(matches('{"$or": [{"a": ["2"]}, {"b": ["3"]}], "a": ["1"]}', { a: '1' })).toBe(true);
  });

  it.each([
    ['it is no array', '{"$or": {"a": [1]}}', { $or: { a: 1 } }],
    ['it has values', '{"$or": ["x", "y"]}', { $or: 'y' }],
    ['its branches are operators', '{"$or": [{"prefix": "x"}, {"suffix": "y"}]}', { $or: 'xx' }],
  ])('is the name of a field when %s', (_why, pattern, event) => {
    expect(matches(pattern, event)).toBe(true);
    expect(matches(pattern, {})).toBe(false);
  });
});
