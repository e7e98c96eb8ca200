import { MAX_PAYLOAD_BYTES, parsePayload, partsOf, payloadOf } from '../src';
import { exceedsPayloadLimit } from '../src/payload';

it('the text of a value is made once, when it is asked for', () => {
  const toJSON = jest.fn(() => 'text');
  const payload = payloadOf({ toJSON } as never);
  expect(toJSON).not.toHaveBeenCalled();
  expect([payload.text, payload.text]).toEqual(['"text"', '"text"']);
  expect(toJSON).toHaveBeenCalledTimes(1);
});

it('a text that was parsed stays as it was', () => {
  expect(parsePayload('{ "a": 1.0 }')).toEqual({ value: { a: 1 }, text: '{ "a": 1.0 }' });
});

it('a text that is not JSON is a SyntaxError', () => {
  expect(() => parsePayload('{')).toThrow(SyntaxError);
});

it('the limit counts bytes of UTF-8', () => {
  const ofBytes = (bytes: number) => payloadOf('ä'.repeat((bytes - 2) / 2));
  expect(MAX_PAYLOAD_BYTES).toBe(262_144);
  expect(exceedsPayloadLimit(ofBytes(262_144))).toBe(false);
  expect(exceedsPayloadLimit(ofBytes(262_146))).toBe(true);
});

it.each([
  ['control characters', (count: number) => '\0'.repeat(count), 43_690],
  ['long numbers', (count: number) => Array<number>(count).fill(-1.2345678901234568e-300), 10_485],
  [
    'members',
    (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n + 1e5}`, 0])),
    21_845,
  ],
])('the limit holds for %s, of which the bytes need not be counted mostly', (_, valueOf, most) => {
  const payloads = [most, most + 1].map((count) => payloadOf(valueOf(count)));
  const bytes = payloads.map(({ text }) => Buffer.byteLength(text));
  expect(bytes.map((count) => count > MAX_PAYLOAD_BYTES)).toEqual([false, true]);
  expect(payloads.map(exceedsPayloadLimit)).toEqual([false, true]);
});

it('no text is made of what is far below the limit', () => {
  const toJSON = jest.fn();
  expect(exceedsPayloadLimit(payloadOf({ a: ['text', 1, null, { toJSON }] } as never))).toBe(false);
  expect(toJSON).not.toHaveBeenCalled();
});

describe('the parts of a payload', () => {
  it('have the texts that they have in it', () => {
    const parts = partsOf(parsePayload('{"n": 1.50, "big": 12345678901234567890}'));
    expect(parts.get('n')).toMatchObject({ value: 1.5, text: '1.50' });
    expect(parts.get('big')).toMatchObject({ text: '12345678901234567890' });
  });

  it('of a value are written when someone asks', () => {
    const stringify = jest.spyOn(JSON, 'stringify');
    const part = partsOf(payloadOf({ a: [1, 2] })).get('a');
    expect(stringify).not.toHaveBeenCalled();
    expect(part?.text).toBe('[1,2]');
    stringify.mockRestore();
  });

  it('are none of what has none', () => {
    expect(partsOf(parsePayload('"text"')).size).toBe(0);
  });
});
