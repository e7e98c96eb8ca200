import fc from 'fast-check';
import { parseWildcard, wildcard } from '../../src/matchers/wildcard';

const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
const literals = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
});

it('matches what the regular expression for it matches', () => {
  const pattern = fc
    .tuple(literals, fc.boolean(), fc.boolean())
    .map(([parts, atStart, atEnd]) => `${atStart ? '*' : ''}${parts.join('*')}${atEnd ? '*' : ''}`);
  fc.assert(
    fc.property(pattern, letters, (source, text) => {
      const expected = new RegExp(`^${source.replaceAll('*', '.*')}$`).test(text);
      expect(wildcard(parseWildcard(source))(text)).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});
