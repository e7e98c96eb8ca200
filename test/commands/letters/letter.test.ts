import { readLetter } from '../../../commands/letters/letter';
import { unprocessedMessage, WORKFLOW_ARN } from './example-messages';

test('a letter of unprocessed says which transaction it is, why it is there and what it was for', () => {
  expect(readLetter('unprocessed', unprocessedMessage('id-1'))).toMatchObject({
    queue: 'unprocessed',
    messageId: 'letter-id-1',
    apiRequestId: 'id-1',
    sentAt: 1_700_000_000_000,
    receiveCount: 1,
    error: { code: 'MalformedTransactionError', message: 'The body is not JSON.' },
    target: WORKFLOW_ARN,
    event: { id: 'event-id-1', messageId: 'message-id-1' },
    transaction: '{"amount": 1.0}',
  });
});

test('a letter of undelivered is the transaction itself, and tells of no error', () => {
  const letter = readLetter('undelivered', {
    MessageId: 'letter',
    Body: '{"amount": 1.0}',
    Attributes: { SentTimestamp: '5', ApproximateReceiveCount: '61' },
    MessageAttributes: { apiRequestId: { DataType: 'String', StringValue: 'id-1' } },
  });
  expect(letter).toMatchObject({ apiRequestId: 'id-1', transaction: '{"amount": 1.0}', receiveCount: 61 });
  expect(letter.error).toBeUndefined();
  expect(letter.target).toBeUndefined();
});

test.each([
  ['a text, as EventBridge leaves what it has encrypted', 'Encrypted Events'],
  ['JSON that is no event', '[1]'],
  ['an event without a detail', '{"id": "1"}'],
  ['an empty body', ''],
])('%s is a letter without an event or a transaction', (_, Body) => {
  const letter = readLetter('unprocessed', { ...unprocessedMessage('id-1'), Body });
  expect(letter.event).toBeUndefined();
  expect(letter.transaction).toBeUndefined();
  expect(letter.apiRequestId).toBeUndefined();
  expect(letter.error?.code).toBe('MalformedTransactionError');
});
