import fc from 'fast-check';
import { type EventValue, NumberLiteral } from '../../src/json/event-value';
import { readEvent } from '../../src/json/read-event';

/** What was read, as `JSON.parse` makes it. */
function plain(value: EventValue): unknown {
  if (value instanceof NumberLiteral) return Number(value.text);
  if (value instanceof Map) {
    const members = [...(value as ReadonlyMap<string, EventValue>)];
    return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]));
  }
  if (Array.isArray(value)) return (value as readonly EventValue[]).map(plain);
  return value;
}

function parsed(text: string, parse: (text: string) => unknown): unknown {
  try {
    return { value: parse(text) };
  } catch {
    return 'refused';
  }
}

describe('readEvent', () => {
  it('reads every JSON text as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), null, indent);
        expect(plain(readEvent(spaced))).toEqual(JSON.parse(spaced));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', ',', '"', '}', ']', '\\', '0', '-', 'e', '.', ' ', '\n'),
      )
      .map(([text, at, char]) => {
        const index = at % (text.length + 1);
        return text.slice(0, index) + char + text.slice(index + 1);
      });
    fc.assert(
      fc.property(broken, (text) => {
        const read = parsed(text, (source) => plain(readEvent(source)));
        expect(read).toEqual(parsed(text, (source) => JSON.parse(source) as unknown));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the spelling of numbers', () => {
    expect(readEvent('-1.50e+2')).toEqual(new NumberLiteral('-1.50e+2'));
  });
});
