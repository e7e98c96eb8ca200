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
