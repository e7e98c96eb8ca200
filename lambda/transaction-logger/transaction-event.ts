import type { EventBridgeEvent, SQSRecord } from 'aws-lambda';

/**
 * A transaction as the rule hands it to the workflow: the bus's envelope around the record that the pipe took from SQS.
 *
 * Everything in `detail` but its body and digest is optional here, because whoever may put events on the bus may leave it
 * out, and a transaction is not refused for what only describes it.
 */
export type TransactionEvent = EventBridgeEvent<string, TransactionRecord> & { 'replay-name'?: string };

export type TransactionRecord = Pick<SQSRecord, 'body' | 'md5OfBody'> &
  Partial<Pick<SQSRecord, 'messageId' | 'attributes' | 'messageAttributes'>>;
