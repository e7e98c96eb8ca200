import { compileEventPattern, parseEvent } from '../src';

/** Every case takes a naive matcher exponential or cubic time, and this one a moment: the suite's timeout is the check. */
describe('a pattern made to take long', () => {
  it('of many asterisks is read once from left to right', () => {
    const pattern = compileEventPattern('{"a": [{"wildcard": "a*a*a*a*b"}]}');
    expect(pattern.matches({ a: 'a'.repeat(1_000_000) })).toBe(false);
  });

  it('of a long literal that nearly occurs everywhere is read once', () => {
    const literal = `${'a'.repeat(2000)}b`;
    const pattern = compileEventPattern(`{"a": [{"anything-but": {"wildcard": "*${literal}*"}}]}`);
    expect(pattern.matches({ a: 'a'.repeat(1_000_000) })).toBe(true);
  });

  it('of an address is not compared with what is far too long for one', () => {
    const event = { a: `${':'.repeat(1_000_000)}x` };
    expect(compileEventPattern('{"a": ["::1"]}').matches(event)).toBe(false);
    expect(compileEventPattern('{"a": [{"cidr": "::/0"}]}').matches(event)).toBe(false);
  });

  it('of letters with cases of different length does not branch', () => {
    const pattern = compileEventPattern(`{"a": [{"equals-ignore-case": "${'ß'.repeat(1500)}x"}]}`);
    expect(pattern.matches({ a: `${'ßSS'.repeat(750)}y` })).toBe(false);
    expect(pattern.matches({ a: `${'ßSS'.repeat(750)}X` })).toBe(true);
  });

  it('over big arrays looks at each element once', () => {
    const element = (index: number) => ({ x: index, y: index + 1, z: { v: [index, { w: index }] } });
    const event = { list: Array.from({ length: 5_000 }, (_, index) => element(index)) };
    const pattern = (x: number, y: number) =>
      `{"list": {"x": [${x}], "y": [${y}], "z": {"v": {"w": [${x}]}}}}`;
    expect(compileEventPattern(pattern(4_999, 5_000)).matches(event)).toBe(true);
    expect(compileEventPattern(pattern(4_999, 4_999)).matches(event)).toBe(false);
  });

  it('over many arrays does not multiply them', () => {
    const names = Array.from({ length: 12 }, (_, index) => `list${index}`);
    const event = Object.fromEntries(
      names.map((name) => [name, Array.from({ length: 50 }, () => ({ x: 1, y: 2 }))]),
    );
    const fields = Object.fromEntries(
      names.map((name) => [name, { x: [1], y: [name === 'list11' ? 3 : 2] }]),
    );
    expect(compileEventPattern(JSON.stringify(fields)).matches(event)).toBe(false);
  });

  it('over arrays that share fields through dots gives up', () => {
    const part = Array.from({ length: 200 }, (_, index) => ({ x: index, y: index }));
    const event = { 'a.b.c': part, a: { 'b.c': part, b: { c: part } }, 'a.b': { c: part } };
    const pattern = compileEventPattern('{"a": {"b": {"c": {"x": [1], "y": [2], "z": [3]}}}}');
    expect(pattern.matches(event)).toBe(false);
  });

  it('with the most combinations of $or stays linear in the event', () => {
    const or = Array.from({ length: 9 }, (_, index) => `"$or": [{"f${index}": ["p"]}, {"f${index}": ["q"]}]`);
    const pattern = compileEventPattern(`{"detail": {"list": {${or.join(', ')}}}}`);
    const element = (index: number) =>
      Object.fromEntries(
        Array.from({ length: 9 }, (_, field) => [`f${field}`, 'pqr'.charAt((index >> field) % 3)]),
      );
    const list = Array.from({ length: 500 }, (_, index) => element(index));
    expect(pattern.matches({ detail: { list: list.map((fields) => ({ ...fields, f8: 'r' })) } })).toBe(false);
    expect(pattern.matches({ detail: { list: [...list, element(0)] } })).toBe(true);
  });

  it('with more combinations of $or is refused before they are made', () => {
    const or = Array.from({ length: 60 }, (_, index) => `"$or": [{"a${index}": [1]}, {"b${index}": [1]}]`);
    expect(() => compileEventPattern(`{${or.join(', ')}}`)).toThrow('over 1000 rule combinations');
  });

  it('with a thousand branches of $or is taken', () => {
    const branches = Array.from({ length: 1000 }, (_, index) => ({ a: [index] }));
    expect(compileEventPattern(JSON.stringify({ $or: branches })).matches({ a: 999 })).toBe(true);
    expect(() => compileEventPattern(JSON.stringify({ $or: [...branches, { b: [1] }] }))).toThrow(
      'over 1000',
    );
  });

  it('nested deeper than Jackson reads is refused', () => {
    const nested = (depth: number) => `${'{"a": '.repeat(depth)}[1]${'}'.repeat(depth)}`;
    expect(() => compileEventPattern(nested(999))).not.toThrow();
    expect(() => compileEventPattern(nested(1000))).toThrow(
      'Document nesting depth (1001) exceeds the maximum allowed (1000',
    );
    expect(() => compileEventPattern('['.repeat(1_000_000))).toThrow('Filter is not an object');
    expect(() => compileEventPattern('{"a":'.repeat(1_000_000))).toThrow('Document nesting depth');
  });

  it('with long names full of dots is read', () => {
    const name = 'a.'.repeat(2000);
    expect(compileEventPattern(`{"${name}": [1]}`).matches({ [name]: 1, a: { a: 2 } })).toBe(true);
  });
});

describe('an event nested very deep', () => {
  const depth = 100_000;

  it('is refused as a text', () => {
    const event = `{"a": ${'['.repeat(depth)}1${']'.repeat(depth)}}`;
    expect(() => parseEvent(event)).toThrow('Parameter Event is not valid.');
  });

  it('is looked at as far as EventBridge accepts events', () => {
    let value: unknown[] = [1];
    for (let level = 0; level < depth; level += 1) value = [value];
    expect(compileEventPattern('{"a": [1]}').matches({ a: value as never })).toBe(false);
    const deepest = parseEvent(`{"a": ${'['.repeat(999)}1${']'.repeat(999)}}`);
    expect(compileEventPattern('{"a": [1]}').matches(deepest)).toBe(true);
  });

  it('with a scalar on every level is not looked at level by level for each', () => {
    const event = parseEvent(`{"a": ${'[1, '.repeat(900)}{"b": 2}${']'.repeat(900)}}`);
    expect(compileEventPattern('{"a": [1], "a.b": [3]}').matches(event)).toBe(false);
    expect(compileEventPattern('{"a": [1], "a.b": [2]}').matches(event)).toBe(true);
  });
});
