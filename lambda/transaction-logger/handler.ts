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
 * log format puts into the record's `message` as it is.
 *
 * @throws AlteredTransactionError if the body's MD5 is not the record's `md5OfBody`
 * @throws MalformedTransactionError if there is no body or it is not JSON
 */
export async function handler(event: TransactionEvent): Promise<Receipt> {
  const { detail } = event;
  if (typeof detail?.body !== 'string') {
    throw new MalformedTransactionError('The event holds no SQS record with a body.');
  }
  const body = Buffer.from(detail.body);
  if (digest('md5', body) !== detail.md5OfBody) throw new AlteredTransactionError();
  requireJson(detail.body);

  const receipt: Receipt = {
    apiRequestId: detail.messageAttributes?.apiRequestId?.stringValue,
    messageId: detail.messageId,
    sha256: digest('sha256', body),
  };
  console.info({
    ...receipt,
    body: detail.body,
    bytes: body.length,
    eventId: event.id,
    eventTime: event.time,
    sentTimestamp: detail.attributes?.SentTimestamp,
    firstReceivedTimestamp: detail.attributes?.ApproximateFirstReceiveTimestamp,
    receiveCount: detail.attributes?.ApproximateReceiveCount,
    replayName: event['replay-name'],
  });
  return receipt;
}

function digest(algorithm: 'md5' | 'sha256', body: Buffer): string {
  return createHash(algorithm).update(body).digest('hex');
}

function requireJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new MalformedTransactionError('The body is not JSON.');
  }
}
