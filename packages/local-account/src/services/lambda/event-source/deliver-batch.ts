import { randomUUID } from 'node:crypto';
import type { Message } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import type { Caller } from '../../../access/caller';
import { AwsError } from '../../../errors/aws-error';
import { filterPieces, type Piece, piecesOf } from '../../../queue-polling/piece';
import { RecordFilter } from '../../../queue-polling/record-filter';
import { messageIdentity } from '../../../trace/message-identity';
import { NEVER_GONE } from '../../../wire/never-gone';
import { invokeFunction } from '../invocation/invoke-function';
import type { LambdaPorts } from '../ports';
import type { MappedSource } from './mapping';

/**
 * Invokes the function with a batch: what the filter does not match is deleted, and the rest as far as the function could work on it. What
 * it could not comes back by the visibility timeout, until the queue's own redrive policy moves it away.
 *
 * @param caller the function's role
 * @throws AwsError where the function cannot be invoked, TooManyRequests among them, or the queue does not let the messages go
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export async function deliverBatch(
  source: MappedSource,
  ports: LambdaPorts,
  caller: Caller,
  messages: readonly Message[],
): Promise<void> {
  const { filterPatterns } = source.settings;
  const filter = filterPatterns.length > 0 ? new RecordFilter(filterPatterns) : undefined;
  const pieces = piecesOf(messages, source.queueArn, ports.account);
  const { wanted, unwanted } = filterPieces(source.mappingArn, ports, pieces, filter);
  await deletePieces(source, ports, caller, unwanted);
  if (wanted.length > 0) await deletePieces(source, ports, caller, await work(source, ports, wanted));
}

/** @returns what the function could work on */
async function work(
  { mappingArn, settings }: MappedSource,
  ports: LambdaPorts,
  pieces: readonly Piece[],
): Promise<readonly Piece[]> {
  const [first] = pieces;
  const { hasFailed, payload } = await invokeFunction(ports, {
    reference: settings.reference,
    payload: `{"Records":[${pieces.map(({ record }) => record.text).join(',')}]}`,
    requestId: randomUUID(),
    // A batch of several has no one identity.
    transaction: first && pieces.length === 1 ? messageIdentity(first.message, ports.identify) : {},
  });
  const failed = hasFailed ? pieces : failedPieces(settings.reportsItemFailures, payload, pieces);
  if (failed.length > 0) {
    const error = hasFailed ? `the function failed: ${payload}` : 'the function reports batch item failures';
    ports.trace.record(mappingArn, {}, { what: 'EventSourceBatchFailed', error, messages: failed.length });
  }
  return pieces.filter((piece) => !failed.includes(piece));
}

const itemFailures = z
  .object({
    batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish(),
  })
  .nullish();

/**
 * An answer without failures says that all went well; one that cannot be read, or that names a message which was not in the batch, that
 * nothing did.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
function failedPieces(reports: boolean, payload: string, pieces: readonly Piece[]): readonly Piece[] {
  if (!reports) return [];
  const answer = itemFailures.safeParse(payload === '' ? undefined : JSON.parse(payload));
  if (!answer.success) return pieces;
  const ids = answer.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier) ?? [];
  const known = new Set(pieces.map(({ message }) => message.MessageId));
  return ids.every((id) => known.has(id))
    ? pieces.filter(({ message }) => ids.includes(message.MessageId ?? ''))
    : pieces;
}

/** SQS takes ten at once. A message that is not deleted comes back. @throws AwsError */
async function deletePieces(
  { queueArn }: MappedSource,
  { sources }: LambdaPorts,
  caller: Caller,
  pieces: readonly Piece[],
): Promise<void> {
  // Polling may be told to end meanwhile: a batch in hand is finished.
  const call = { caller, signal: NEVER_GONE };
  for (let at = 0; at < pieces.length; at += 10) {
    const { Failed = [] } = await sources.deleteMessageBatch(call, {
      queueArn,
      Entries: pieces.slice(at, at + 10).map(({ message: { ReceiptHandle = '' } }, index) => ({
        Id: String(index),
        ReceiptHandle,
      })),
    });
    const [failed] = Failed;
    if (failed) throw new AwsError(failed.Code ?? '', failed.Message ?? '');
  }
}
