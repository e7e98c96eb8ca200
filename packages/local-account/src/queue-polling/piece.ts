import type { Message } from '@aws-sdk/client-sqs';
import type { AccountPorts } from '../account-ports';
import { messageIdentity } from '../trace/message-identity';
import { QueueRecord, queueRecord } from './queue-record';
import type { RecordFilter } from './record-filter';

/** A message of a batch, and what the target gets of it. */
export interface Piece {
  readonly message: Message;
  readonly record: QueueRecord;
}

/** A batch as its target gets it. */
export function piecesOf(
  messages: readonly Message[],
  queueArn: string,
  { region }: AccountPorts['account'],
): readonly Piece[] {
  return messages.map((message) => ({
    message,
    record: new QueueRecord(queueRecord(message, queueArn, region)),
  }));
}

/**
 * Parts a batch by a filter, and tells the trace of each message that it does not match.
 *
 * @param poller the name or the ARN of who filters
 * @param filter undefined where every message is wanted
 */
export function filterPieces(
  poller: string,
  { identify, trace }: Pick<AccountPorts, 'identify' | 'trace'>,
  pieces: readonly Piece[],
  filter: RecordFilter | undefined,
): { readonly wanted: readonly Piece[]; readonly unwanted: readonly Piece[] } {
  const wanted = filter ? pieces.filter(({ record }) => filter.matches(record)) : pieces;
  const unwanted = pieces.filter((piece) => !wanted.includes(piece));
  for (const { message } of unwanted) {
    trace.record(poller, messageIdentity(message, identify), { what: 'MessageFilteredOut' });
  }
  return { wanted, unwanted };
}
