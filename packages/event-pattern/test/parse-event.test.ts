import fc from 'fast-check';
import { compileEventPattern, jsonValueOf, NumberLiteral, parseEvent } from '../src';

/** What comes of a text, or that it is refused. */
function outcomeOf(text: string, parse: (text: string) => unknown): unknown {
  try {
    return { value: parse(text) };
  } catch {
    return 'refused';
  }
}

/** As `JSON.parse`, but for objects only. */
function parseObject(text: string): unknown {
  const value = JSON.parse(text) as unknown;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Error('no object');
}

const object = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value));

describe('parseEvent', () => {
  it('reads every JSON object as JSON.parse does', () => {
    fc.assert(
      fc.property(object, fc.constantFrom(0, 2, '\t', '\r\n'), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), null, indent);
        expect(jsonValueOf(parseEvent(spaced))).toEqual(JSON.parse(spaced));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const characters = [
      '',
      ',',
      '"',
      '}',
      ']',
      '\\',
      '0',
      '-',
      'e',
      '.',
      ' ',
      '\n',
      '\f',
      '/',
      ':',
      'u',
      '\u0001',
    ];
    const changed = fc.tuple(object, fc.nat(), fc.constantFrom(...characters)).map(([text, at, char]) => {
      const index = at % (text.length + 1);
      return text.slice(0, index) + char + text.slice(index + 1);
    });
    let refused = 0;
    fc.assert(
      fc.property(changed, (text) => {
        const expected = outcomeOf(text, parseObject);
        if (expected === 'refused') refused += 1;
        expect(outcomeOf(text, (source) => jsonValueOf(parseEvent(source)))).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
    expect(refused).toBeGreaterThan(150);
  });

  it.each([
    ...[
      '',
      ' ',
      'plain text',
      '"text"',
      '[]',
      '1',
      'null',
      '{',
      '{"a"',
      '{"a":',
      '{"a":1',
      '{"a":1,',
      '{"a":1,}',
    ],
    ...[
      '{,}',
      '{"a":[1,]}',
      '{"a":[1 2]}',
      '{"a":[1}',
      '{"a":{]}',
      '{"a" 1}',
      '{a:1}',
      "{'a':1}",
      '{"a":1} {}',
    ],
    ...['{"a":01}', '{"a":-}', '{"a":1.}', '{"a":.5}', '{"a":1e}', '{"a":+1}', '{"a":NaN}', '{"a":True}'],
    ...['{"a":tru}', '{"a":"\\x"}', '{"a":"\\u12g4"}', '{"a":"\t"}', '{"a":"\n"}', '{"a":"x}', '{"a":/**/1}'],
    ...['// comment\n{}', '\ufeff{}', '\u00a0{}', '{"a":1}x'],
  ])('refuses %j', (text) => {
    expect(() => parseEvent(text)).toThrow('Parameter Event is not valid.');
  });

  it('keeps the spelling of numbers', () => {
    expect(parseEvent('{"a": [-1.50e+2]}')).toEqual({ a: [new NumberLiteral('-1.50e+2')] });
  });

  it('takes the last of two members with the same name', () => {
    expect(jsonValueOf(parseEvent('{"a": 1, "b": 2, "a": 3}'))).toEqual({ a: 3, b: 2 });
  });

  it('reads __proto__ as a member', () => {
    const text = '{"__proto__": {"a": 1}}';
    expect(Object.entries(jsonValueOf(parseEvent(text)))).toEqual([['__proto__', { a: 1 }]]);
  });

  it('gives what any number of patterns can look at', () => {
    const event = parseEvent('{"source": "shop", "detail": {"id": 12345678901234567890}}');
    const matching = ['{"source": ["shop"]}', '{"detail": {"id": [12345678901234567890]}}'];
    const other = ['{"source": ["bank"]}', '{"detail": {"id": [12345678901234567891]}}'];
    expect(matching.map((pattern) => compileEventPattern(pattern).matches(event))).toEqual([true, true]);
    expect(other.map((pattern) => compileEventPattern(pattern).matches(event))).toEqual([false, false]);
  });
});
