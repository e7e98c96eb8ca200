import { areColoursWanted, paintFor } from '../src/colours';

test.each([
  ['a terminal', {}, true, true],
  ['a pipe', {}, false, false],
  ['a terminal, with NO_COLOR', { NO_COLOR: '1' }, true, false],
  ['a terminal, with an empty NO_COLOR', { NO_COLOR: '' }, true, true],
  ['a pipe, whose isTTY is undefined', {}, undefined, false],
  ['a pipe in continuous integration', { CI: 'true' }, undefined, false],
  ['a pipe, with FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
  ['a pipe, with FORCE_COLOR and NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ['a terminal, with FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
  ['a terminal that has none', { TERM: 'dumb' }, true, false],
])('%s', (_, environment, isTerminal, expected) => {
  expect(areColoursWanted(environment, isTerminal)).toBe(expected);
});

test('failures are red where colours are wanted', () => {
  expect(paintFor(true)('failed', 'failure')).toBe('\u001b[31mfailed\u001b[39m');
  expect(paintFor(false)('failed', 'failure')).toBe('failed');
});
