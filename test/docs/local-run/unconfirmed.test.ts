import { unconfirmedIn } from '../../../docs/generate/local-run/unconfirmed';

test.each([
  [
    'a sentence of a block',
    '/**\n * It does this. Not confirmed against AWS: that it does so at\n * night, and on holidays, too. It is late.\n */\nfunction a() {}',
    ['Not confirmed against AWS: that it does so at night, and on holidays, too.'],
  ],
  [
    'a run of lines',
    '  // The wording, of all the errors that there are,\n  // is Not confirmed against AWS.\n  throw it;',
    ['The wording, of all the errors that there are, is Not confirmed against AWS.'],
  ],
  [
    'a short sentence, with the one before',
    '/** A full queue is refused. The words are not confirmed against AWS. */\nconst a = 1;',
    ['A full queue is refused. The words are not confirmed against AWS.'],
  ],
  [
    'nothing but the statement, with what it is about',
    '/** Not confirmed against AWS. */\nexport const LONGEST_WAIT_MS = 1;',
    ['`LONGEST_WAIT_MS`: Not confirmed against AWS.'],
  ],
  [
    'a tag',
    '/**\n * Starts.\n *\n * @throws Conflict when it runs; that AWS refuses it then is not confirmed\n * @returns nothing\n */',
    ['Conflict when it runs; that AWS refuses it then is not confirmed'],
  ],
  ['no comment', "const text = 'Not confirmed against AWS';", []],
  ['a comment about something else', '/** It is confirmed against AWS. */', []],
])('finds %s', (_, source, sentences) => {
  expect(unconfirmedIn('a.ts', source)).toEqual(sentences.map((sentence) => ({ file: 'a.ts', sentence })));
});
