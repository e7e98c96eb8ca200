import fc from 'fast-check';
import { bodyAtTheLimit } from './at-the-limit';
import { jsonText } from './json-text';
import { legalText } from './legal-text';
import { NASTY_BODIES } from './nasty-bodies';

/** JSON with one character too many, or one too few: some of it is still JSON. */
const almostJson = fc
  .tuple(jsonText, fc.nat(), fc.constantFrom('', ',', '"', '\\', '0', '\uFEFF'))
  .map(([text, position, inserted]) => {
    const characters = Array.from(text);
    characters.splice(position % characters.length, inserted === '' ? 1 : 0, inserted);
    return characters.join('') || '[';
  });

/** Any body that SQS takes, up to the limit: most are JSON. */
export const anyBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 30, arbitrary: jsonText },
  { weight: 6, arbitrary: legalText },
  { weight: 4, arbitrary: almostJson },
  { weight: 4, arbitrary: fc.constantFrom(...NASTY_BODIES) },
  { weight: 2, arbitrary: bodyAtTheLimit },
);
