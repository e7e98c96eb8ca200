import { createHash } from 'node:crypto';
import { AlteredTransactionError, MalformedTransactionError } from './transaction-error';
import type { TransactionEvent } from './transaction-event';

/** What the workflow gets back for a transaction that was logged. */
export interface Receipt {
  apiRequestId: string | undefined;
  messageId: string | undefined;
  sha256: string;
}

/**
 * Checks that the body is the one that SQS took in and that it is JSON, and logs it as one object, which the runtime's JSON
 * log format puts into the record's `message` as it is. A transaction that is refused leaves a record, too, by which its
 * sender's `apigw-requestid` finds it: who it is and what is wrong, without the body.
 *
 * @throws AlteredTransactionError if the body's MD5 is not the record's `md5OfBody`
 * @throws MalformedTransactionError if there is no body or it is not JSON
 */
export async function handler(event: TransactionEvent): Promise<Receipt> {
  const { detail } = event;
  const identity = {
    apiRequestId: detail?.messageAttributes?.apiRequestId?.stringValue,
    messageId: detail?.messageId,
  };
  try {
    const bytes = checkBody(detail);
    const receipt = { ...identity, sha256: digest('sha256', bytes) };
    console.info({
      ...receipt,
      body: detail.body,
      bytes: bytes.length,
      eventId: event.id,
      eventTime: event.time,
      sentTimestamp: wholeNumber(detail.attributes?.SentTimestamp),
      firstReceivedTimestamp: wholeNumber(detail.attributes?.ApproximateFirstReceiveTimestamp),
      receiveCount: wholeNumber(detail.attributes?.ApproximateReceiveCount),
      replayName: event['replay-name'],
    });
    return receipt;
  } catch (error) {
    const { name } = error as Error;
    console.error({ ...identity, eventId: event.id, error: name, replayName: event['replay-name'] });
    throw error;
  }
}

/** @returns the body's bytes in UTF-8 */
function checkBody(detail: TransactionEvent['detail'] | undefined): Buffer {
  if (typeof detail?.body !== 'string') {
    throw new MalformedTransactionError('The event holds no SQS record with a body.');
  }
  const bytes = Buffer.from(detail.body);
  if (digest('md5', bytes) !== detail.md5OfBody) throw new AlteredTransactionError();
  requireJson(detail.body);
  return bytes;
}

function digest(algorithm: 'md5' | 'sha256', bytes: Buffer): string {
  return createHash(algorithm).update(bytes).digest('hex');
}

function requireJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new MalformedTransactionError('The body is not JSON.');
  }
}

/** SQS's numbers come as text. As numbers in the record, a query can calculate with them. */
function wholeNumber(text: unknown): number | undefined {
  return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : undefined;
}
