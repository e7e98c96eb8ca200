import type { Message } from '@aws-sdk/client-sqs';
import type { Caller } from '../../access/caller';
import { AwsError } from '../../errors/aws-error';
import { filterPieces, type Piece, piecesOf } from '../../queue-polling/piece';
import { NEVER_GONE } from '../../wire/never-gone';
import type { Call } from '../../wire/operation';
import { handOver } from './hand-over';
import { type PipePorts, type PipeProps, recordFailure } from './pipe-props';

/**
 * Moves a batch: what the filter does not match is deleted, the rest is handed to the target, and deleted where the target took it. What it
 * did not take stays in the queue and comes back by the visibility timeout, until the queue's own redrive policy moves it away. AWS says that
 * it also repeats what can be repeated at once; how often is not known, and is not done here.
 *
 * @param caller the pipe's role
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-error-troubleshooting.html
 */
export async function executePipe(
  props: PipeProps,
  ports: PipePorts,
  caller: Caller,
  messages: readonly Message[],
): Promise<void> {
  const pieces = piecesOf(messages, props.sourceQueueArn, ports.account);
  // The messages hold the room for it until they are deleted.
  using passage = ports.capacity.room.enter(roomOfPieces(pieces));
  // Polling may be told to end meanwhile: a batch in hand is finished.
  const call = { caller, passage, signal: NEVER_GONE };
  const { wanted, unwanted } = filterPieces(props.name, ports, pieces, props.filter);
  const taken = wanted.length > 0 ? await handOver(props, ports, call, wanted) : [];
  await deleteBatch(props, ports, call, [...unwanted, ...taken]);
}

function roomOfPieces(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { record }) => sum + Buffer.byteLength(record.text), 0);
}

/** A message that is not deleted comes back, and is handed on once more: the pipe delivers at least once. */
async function deleteBatch(
  props: PipeProps,
  ports: PipePorts,
  call: Call,
  pieces: readonly Piece[],
): Promise<void> {
  if (pieces.length === 0) return;
  const { Failed = [] } = await ports.queues.deleteMessageBatch(call, {
    queueArn: props.sourceQueueArn,
    Entries: pieces.map(({ message: { ReceiptHandle = '' } }, index) => ({
      Id: String(index),
      ReceiptHandle,
    })),
  });
  const [failed] = Failed;
  if (!failed) return;
  recordFailure(props, ports, new AwsError(failed.Code ?? '', failed.Message ?? ''), Failed.length);
}
