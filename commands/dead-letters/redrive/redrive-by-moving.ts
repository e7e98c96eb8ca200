import type { CommandContext } from '../../frame/command-context';
import { InterruptedError } from '../../frame/errors';
import { countMessages, letterQueueOf, queueArnOf } from '../../letters/letter-queue';
import { moveAll } from './move-all';
import { redriveRecord } from './redrive-records';
import { retypeRate } from './retype-rate';

/**
 * Has SQS move all of *undelivered* to the source queue.
 *
 * @param perSecond @default - SQS's own choice
 * @returns whether all went well
 * @throws InterruptedError
 */
export async function redriveByMoving(
  context: Pick<CommandContext, 'connection' | 'stack' | 'output' | 'signal' | 'commandLine'>,
  perSecond: number | undefined,
): Promise<boolean> {
  const { connection, stack, output, signal } = context;
  const undelivered = letterQueueOf(stack, 'undelivered');
  const { visible } = await countMessages(connection, undelivered.url);
  using progress = output.progress('letters moved by SQS', visible);
  let shown = 0;
  const { state, moved, reason } = await moveAll(connection, {
    sourceArn: await queueArnOf(connection, undelivered.url),
    destinationArn: await queueArnOf(connection, stack.output('QueueUrl')),
    perSecond,
    signal,
    onProgress: (now) => {
      progress.advance(now.moved - shown);
      shown = now.moved;
    },
  });
  await output.write(redriveRecord, {
    queue: 'undelivered',
    redriven: moved,
    notDeleted: 0,
    refused: 0,
    left: {},
    isComplete: state === 'COMPLETED',
  });
  if (state === 'COMPLETED') return true;
  if (signal.aborted) {
    throw new InterruptedError(
      `Stopped: SQS has moved ${moved} letters, and no half ones; the others are still in undelivered. Go on with: ${context.commandLine(`dead-letters redrive undelivered${retypeRate(perSecond)}`)}`,
    );
  }
  output.note(`SQS ended the move as ${state}${reason === undefined ? '' : `: ${reason}`}.`, 'failure');
  return false;
}
