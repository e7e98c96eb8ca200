import type { SeenLetter } from '../../../commands/letters/seen-letter';
import type { AccessRecord } from '../../../commands/trace/access-record';
import type { TransactionEvidence } from '../../../commands/trace/find-transaction';
import type { ProcessedRecord, RefusedRecord } from '../../../commands/trace/function-record';

export const ACCEPTED_AT = Date.parse('2026-11-01T12:00:00.100Z');

/** What was found of a transaction: nothing, but for what is given. */
export function evidence(found: Partial<TransactionEvidence> = {}): TransactionEvidence {
  return { asked: 'id', apiRequestId: 'id', records: [], letters: [], seen: 'all', ...found };
}

export function accessRecord(record: Partial<AccessRecord> = {}): AccessRecord {
  return {
    apiRequestId: 'id',
    time: ACCEPTED_AT,
    status: 200,
    queueLatencyMs: 5,
    responseLatencyMs: 7,
    ...record,
  };
}

/** Logged 200 ms after it was accepted. */
export function processedRecord(record: Partial<ProcessedRecord> = {}): ProcessedRecord {
  return {
    apiRequestId: 'id',
    messageId: 'message',
    sha256: 'digest',
    body: '{}',
    bytes: 2,
    eventTime: '2026-11-01T12:00:00Z',
    sentTimestamp: ACCEPTED_AT + 3,
    firstReceivedTimestamp: ACCEPTED_AT + 13,
    receiveCount: 1,
    time: ACCEPTED_AT + 200,
    ...record,
  };
}

export function refusedRecord(record: Partial<RefusedRecord> = {}): RefusedRecord {
  return { apiRequestId: 'id', messageId: 'message', error: 'SomeError', time: ACCEPTED_AT + 150, ...record };
}

export function seen(letter: Partial<SeenLetter> = {}): SeenLetter {
  return {
    queue: 'unprocessed',
    messageId: 'letter',
    apiRequestId: 'id',
    transactionMessageId: 'message',
    sentAt: ACCEPTED_AT + 180,
    receiveCount: 1,
    error: { code: 'SomeError', message: 'It failed.' },
    eventTime: '2026-11-01T12:00:00Z',
    ...letter,
  };
}
