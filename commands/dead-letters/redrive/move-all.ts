import {
  CancelMessageMoveTaskCommand,
  ListMessageMoveTasksCommand,
  type ListMessageMoveTasksResultEntry,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { Connection } from '../../aws/connection';
import { pause } from '../../aws/pause';

const INTERVAL_MS = 500;

/** SQS moves no more in a second, and refuses to be told more. */
export const MOST_MOVED_PER_SECOND = 500;

export interface MoveOptions {
  readonly sourceArn: string;
  /**
   * Always given: SQS knows of itself only where a message belongs that it moved there itself, and not one that was sent, as by an import.
   */
  readonly destinationArn: string;
  /** @default - SQS's own choice */
  readonly perSecond?: number;
  /** Cancels it. What was moved stays moved. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly moved: number; readonly toMove: number }) => void;
}

export interface Move {
  readonly state: 'COMPLETED' | 'CANCELLED' | 'FAILED';
  readonly moved: number;
  /** Why it failed. */
  readonly reason?: string;
}

/**
 * Has SQS move everything from a dead-letter queue to another, and waits for the end of it.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
 */
export async function moveAll({ sqs }: Pick<Connection, 'sqs'>, options: MoveOptions): Promise<Move> {
  const { sourceArn, destinationArn, perSecond, signal, onProgress } = options;
  const { TaskHandle } = await sqs.send(
    new StartMessageMoveTaskCommand({
      SourceArn: sourceArn,
      DestinationArn: destinationArn,
      MaxNumberOfMessagesPerSecond: perSecond,
    }),
  );
  let isCancelled = false;
  for (;;) {
    if (signal.aborted && !isCancelled) {
      isCancelled = true;
      await cancel({ sqs }, sourceArn, TaskHandle);
    }
    const task = await describeLatestTask({ sqs }, sourceArn);
    const moved = task.ApproximateNumberOfMessagesMoved ?? 0;
    onProgress({ moved, toMove: task.ApproximateNumberOfMessagesToMove ?? moved });
    const { Status: state, FailureReason: reason } = task;
    if (state === 'COMPLETED' || state === 'CANCELLED' || state === 'FAILED') return { state, moved, reason };
    await pause(INTERVAL_MS, isCancelled ? undefined : signal);
  }
}

async function describeLatestTask(
  { sqs }: Pick<Connection, 'sqs'>,
  SourceArn: string,
): Promise<ListMessageMoveTasksResultEntry> {
  const { Results = [] } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }));
  return Results[0] ?? {};
}

/** One that has ended in the meantime cannot be cancelled, and need not be. */
async function cancel(
  { sqs }: Pick<Connection, 'sqs'>,
  sourceArn: string,
  TaskHandle: string | undefined,
): Promise<void> {
  await sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle })).catch(async (error: Error) => {
    const { Status } = await describeLatestTask({ sqs }, sourceArn);
    if (Status === 'RUNNING') throw error;
  });
}
