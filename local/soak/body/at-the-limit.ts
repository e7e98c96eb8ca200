import fc from 'fast-check';

/** The largest body that is always accepted, in bytes of UTF-8, by default: docs/configuration.md, maxTransactionBytes. */
export const LARGEST_BYTES = 128_000;

/** What takes one byte to four, and what each hop that writes JSON makes twice as long. */
const UNITS = ['a', ' ', 'é', '€', '😀', String.raw`\"`, String.raw`\\`, String.raw`\u0000`, '<&'];

/** Bodies of exactly the limit, or a few bytes less: one long string of JSON, or the same without its end. */
export const bodyAtTheLimit: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...UNITS), fc.nat(4), fc.boolean())
  .map(([unit, fewer, isJson]) => {
    const inside = LARGEST_BYTES - fewer - 2;
    const repeated = unit.repeat(Math.floor(inside / Buffer.byteLength(unit)));
    const filled = repeated.padEnd(repeated.length + (inside - Buffer.byteLength(repeated)), '.');
    return `"${filled}${isJson ? '"' : ' '}`;
  });
