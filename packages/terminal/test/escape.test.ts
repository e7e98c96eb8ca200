import fc from 'fast-check';
import { escapeText } from '../src/escape';

test.each([
  ['a C0 control', '\u001b[31m', String.raw`\u001b[31m`],
  ['a line break', 'a\r\nb\tc', String.raw`a\r\nb\tc`],
  ['delete', '\u007f', String.raw`\u007f`],
  ['a C1 control', '\u009b2J', String.raw`\u009b2J`],
  ['an override of direction', 'a\u202eb', String.raw`a\u202eb`],
  ['an isolate', '\u2066\u2069', String.raw`\u2066\u2069`],
  ['an Arabic letter mark', '\u061c', String.raw`\u061c`],
  ['a zero-width character', '\u200b\ufeff', String.raw`\u200b\ufeff`],
  ['a separator of lines', '\u2028\u2029', String.raw`\u2028\u2029`],
  ['half a surrogate pair', '\ud83d', String.raw`\ud83d`],
  ['a tag', '\u{e0041}', String.raw`\u{e0041}`],
])('%s is written out', (_, text, expected) => {
  expect(escapeText(text)).toBe(expected);
});

test('what is only shown stays as it is', () => {
  expect(escapeText('{"key": "Grüße, 永遠, 🎉, é"}')).toBe('{"key": "Grüße, 永遠, 🎉, é"}');
});

test('nothing that a terminal obeys is left, whatever the text', () => {
  let escaped = 0;
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const result = escapeText(text);
      if (result !== text) escaped += 1;
      expect(result).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x9f }), (code) => {
      const isShown = code >= 0x20 && code < 0x7f;
      expect(escapeText(String.fromCharCode(code)).length === 1).toBe(isShown);
      escaped += isShown ? 0 : 1;
    }),
  );
  expect(escaped).toBeGreaterThan(10);
});
