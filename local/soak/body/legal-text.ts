import fc from 'fast-check';

/** The code points that SQS takes beside tab and line ends (SQS API Reference, SendMessage). */
const RANGES: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e],
  // Delete, and the second set of control characters, are as good as any.
  [0x7f, 0x9f],
  [0xa0, 0x2ff],
  // Combining characters.
  [0x300, 0x36f],
  [0x370, 0xd7ff],
  [0xe000, 0xfffd],
  [0x10000, 0x10ffff],
];

/** What parsers, terminals and templates have tripped over. */
const TROUBLESOME = [
  '\u2028',
  '\u2029',
  '\uFEFF',
  '\uFFFD',
  '\u200D',
  '\u202E',
  '\u0085',
  '\u007F',
  'e\u0301',
  '👩‍👩‍👧',
  '\u{10FFFF}',
  '$',
  '{',
  '%',
  '<',
  '&',
];

/** One character that SQS takes and that may stand in a JSON string as it is, but for quote and backslash. */
export const legalCharacter: fc.Arbitrary<string> = fc.oneof(
  ...RANGES.map(([min, max]) => fc.integer({ min, max }).map((codePoint) => String.fromCodePoint(codePoint))),
  fc.constantFrom(...TROUBLESOME),
);

/** Any text that SQS takes: most of it is no JSON. */
export const legalText: fc.Arbitrary<string> = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: legalCharacter },
    { weight: 1, arbitrary: fc.constantFrom('\t', '\n', '\r', '"', '\\', '[', '}', ',') },
  ),
  minLength: 1,
  size: 'large',
});
