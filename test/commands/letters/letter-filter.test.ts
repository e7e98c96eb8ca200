import { readLetter } from '../../../commands/letters/letter';
import { isEverythingMeant, isMeant, type LetterFilter } from '../../../commands/letters/letter-filter';
import { unprocessedMessage } from './example-messages';

const letter = readLetter('unprocessed', unprocessedMessage('id-1', { sentAt: 1_000 }));

test.each<[string, LetterFilter, boolean]>([
  ['nothing', {}, true],
  ['its apiRequestId', { ids: ['other', 'id-1'] }, true],
  ["the letter's message id", { ids: ['letter-id-1'] }, true],
  ["the transaction's message id", { ids: ['message-id-1'] }, true],
  ['another id', { ids: ['id-2'] }, false],
  ['its error code', { error: 'MalformedTransactionError' }, true],
  ['part of its error code', { error: 'Malformed' }, false],
  ['part of its error message, in any case', { error: 'NOT json' }, true],
  ['another error', { error: 'AlteredTransactionError' }, false],
  ['the moment at which it was sent', { from: 1_000, to: 1_000 }, true],
  ['what was sent later', { from: 1_001 }, false],
  ['what was sent earlier', { to: 999 }, false],
  ['its id and another error', { ids: ['id-1'], error: 'AlteredTransactionError' }, false],
])('by %s, a letter is meant or not', (_, filter, expected) => {
  expect(isMeant(letter, filter)).toBe(expected);
});

test('letters of undelivered have no error, so that none is meant by one', () => {
  const undelivered = readLetter('undelivered', { Body: '{}', Attributes: { SentTimestamp: '1000' } });
  expect(isMeant(undelivered, {})).toBe(true);
  expect(isMeant(undelivered, { error: 'anything' })).toBe(false);
});

test('a filter that leaves something out is told from one that does not', () => {
  expect(isEverythingMeant({ ids: [] })).toBe(true);
  for (const filter of [{ ids: ['1'] }, { error: 'e' }, { from: 0 }, { to: 0 }]) {
    expect(isEverythingMeant(filter)).toBe(false);
  }
});
