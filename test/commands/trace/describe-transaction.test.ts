import { describeTransaction } from '../../../commands/trace/describe-transaction';
import type { TransactionEvidence } from '../../../commands/trace/find-transaction';
import { ACCEPTED_AT, accessRecord, evidence, processedRecord, refusedRecord, seen } from './evidence';

const outcomeOf = (found: Partial<TransactionEvidence>) => describeTransaction(evidence(found)).outcome;

test.each<[string, Partial<TransactionEvidence>, string]>([
  ['nothing has', {}, 'unknown'],
  ['the access log alone has', { access: accessRecord() }, 'accepted'],
  ['the API answered with 4xx', { access: accessRecord({ status: 400 }) }, 'refused'],
  ['the function has logged', { access: accessRecord(), records: [processedRecord()] }, 'processed'],
  ['the function has refused', { access: accessRecord(), records: [refusedRecord()] }, 'failed'],
  ['a dead-letter queue has', { access: accessRecord(), letters: [seen()] }, 'failed'],
  ['a dead-letter queue alone has', { letters: [seen({ queue: 'undelivered' })] }, 'failed'],
  ['failed and was redriven', { records: [refusedRecord(), processedRecord()] }, 'processed'],
  ['was processed, and failed in a replay', { records: [processedRecord()], letters: [seen()] }, 'processed'],
])('what %s has one outcome', (_, found, outcome) => {
  expect(outcomeOf(found)).toBe(outcome);
});

test('what was processed twice without a replay is a duplicate, what a replay brought is none', () => {
  const records = [processedRecord(), processedRecord(), processedRecord({ replayName: 'again' })];
  const { duplicates, processed } = describeTransaction(evidence({ records }));
  expect(duplicates).toBe(1);
  expect(processed.map(({ replayName }) => replayName)).toEqual([undefined, undefined, 'again']);
});

test('what only a replay has processed has no time from the queue', () => {
  const { totalMs, hops } = describeTransaction(
    evidence({ access: accessRecord(), records: [processedRecord({ replayName: 'again' })] }),
  );
  expect(totalMs).toBeUndefined();
  expect(hops.map(({ place }) => place)).toEqual(['api', 'function']);
});

test('it is known by the id of its message in the source queue, also from a letter alone', () => {
  const found = { letters: [seen({ messageId: 'letter', transactionMessageId: 'message' })] };
  expect(describeTransaction(evidence(found))).toMatchObject({
    messageId: 'message',
    letters: [{ messageId: 'letter', queue: 'unprocessed', error: 'SomeError', message: 'It failed.' }],
  });
});

test('the total is from the queue to the log record', () => {
  const records = [processedRecord({ sentTimestamp: ACCEPTED_AT, time: ACCEPTED_AT + 321 })];
  expect(describeTransaction(evidence({ records })).totalMs).toBe(321);
});
