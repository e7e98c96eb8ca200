import fc from 'fast-check';
import { legalCharacter } from './legal-text';

const space = fc.constantFrom('', '', '', ' ', '\n', '\t', '\r\n', '   ');

/** With digits that no parser of JavaScript keeps. */
const number = fc.oneof(
  fc.constantFrom('0', '-0', '-0.0', '1.0', '1e400', '-1E-400', '1E+2', '0.1e-1', '9007199254740993'),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
);

/** Each writing of a character that JSON has; half a surrogate pair is no character, and JSON all the same. */
const stringCharacter = fc.oneof(
  { weight: 4, arbitrary: legalCharacter.filter((text) => text !== '"' && text !== '\\') },
  { weight: 1, arbitrary: fc.constantFrom('\\"', '\\\\', '\\/', '\\b', '\\f', '\\n', '\\r', '\\t') },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 0xffff }), fc.boolean())
      .map(([unit, upper]) => `\\u${hex(unit, upper)}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('\\ud83d\\ude00', '\\uD83D', '\\uDE00\\uD83D', '\\u0000') },
);

function hex(unit: number, upper: boolean): string {
  const digits = unit.toString(16).padStart(4, '0');
  return upper ? digits.toUpperCase() : digits;
}

/** Most are short: one that is long is in a document with many others. */
const string = fc
  .oneof(
    { weight: 15, arbitrary: fc.string({ unit: stringCharacter, size: 'small' }) },
    { weight: 1, arbitrary: fc.string({ unit: stringCharacter, size: 'medium' }) },
  )
  .map((inside) => `"${inside}"`);

const spaced = (token: fc.Arbitrary<string>) =>
  fc.tuple(space, token, space).map(([before, text, after]) => before + text + after);

/** Few names, so that some come twice in an object. */
const name = fc.oneof(fc.constantFrom('"a"', '"__proto__"', '""', '"constructor"'), string);

const { value } = fc.letrec<{ value: string; array: string; object: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    spaced(fc.oneof(number, string, fc.constantFrom('true', 'false', 'null'))),
    tie('array'),
    tie('object'),
  ),
  array: spaced(fc.array(tie('value')).map((values) => `[${values.join(',')}]`)),
  object: spaced(
    fc
      .array(fc.tuple(spaced(name), tie('value')))
      .map((members) => `{${members.map((member) => member.join(':')).join(',')}}`),
  ),
}));

/** JSON of any shape, as text that reading and writing it again would change. */
export const jsonText: fc.Arbitrary<string> = value;
