import { setImmediate } from 'node:timers/promises';
import type { Message } from '@aws-sdk/client-sqs';
import type { Caller } from '../../access/caller';
import { CallerCrashed } from '../../faults/caller-crashed';
import { executePipe } from './pipe-execution';
import { type PipePorts, type PipeProps, recordFailure } from './pipe-props';

/** The longest that SQS lets a receiver wait. */
const LONG_POLL_SECONDS = 20;

/**
 * Waits after polls that failed one after another, for a missing permission, say: "the pipe polling throughput will gradually
 * back off". Not confirmed against AWS: how gradually. The pipe is not stopped by itself, as AWS may do in the end.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-error-troubleshooting.html
 */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Takes batches from the source queue and executes the pipe with each, one after another. While the account has enough to do, what
 * waits, waits in the queue.
 *
 * @param assumeRole takes on the pipe's role, anew for each batch; throws AccessDenied
 * @param signal ends it, once the batch in hand is done
 */
export async function pollSource(
  props: PipeProps,
  ports: PipePorts,
  assumeRole: () => Caller,
  signal: AbortSignal,
): Promise<void> {
  try {
    await pollUntilAborted(props, ports, assumeRole, signal);
  } catch (error) {
    if (error !== signal.reason) throw error;
  }
}

async function pollUntilAborted(
  props: PipeProps,
  ports: PipePorts,
  assumeRole: () => Caller,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await ports.capacity.turn(signal);
      const caller = assumeRole();
      const messages = await receiveBatch(props, ports, caller, signal);
      if (messages.length > 0) await executePipe(props, ports, caller, messages);
      // A queue that has ended answers at once: whoever ends this pipe needs a turn, too.
      else await setImmediate();
      failures = 0;
    } catch (error) {
      if (error === signal.reason) return;
      if (!(error instanceof CallerCrashed)) recordFailure(props, ports, error, 0);
      else if (failures === 0) {
        // Another worker takes its place, at once the first time. What it had in hand comes back by the visibility timeout.
        failures = 1;
        await setImmediate();
        continue;
      }
      await ports.clock.pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++), signal);
    }
  }
}

async function receiveBatch(
  { sourceQueueArn, batchSize }: PipeProps,
  { queues }: PipePorts,
  caller: Caller,
  signal: AbortSignal,
): Promise<readonly Message[]> {
  const { Messages = [] } = await queues.receiveMessage(
    { caller, signal },
    {
      queueArn: sourceQueueArn,
      MaxNumberOfMessages: batchSize,
      WaitTimeSeconds: LONG_POLL_SECONDS,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    },
  );
  return Messages;
}
