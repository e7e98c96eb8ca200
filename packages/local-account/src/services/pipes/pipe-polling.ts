import type { Caller } from '../../access/caller';
import { LONG_POLL_SECONDS, pollQueue, receiveMessages } from '../../queue-polling/poll-queue';
import { executePipe } from './pipe-execution';
import { type PipePorts, type PipeProps, recordFailure } from './pipe-props';

/**
 * Takes batches from the source queue and executes the pipe with each, one after another.
 *
 * @param assumeRole takes on the pipe's role, anew for each batch; throws AccessDenied
 * @param signal ends it, once the batch in hand is done
 */
export function pollSource(
  props: PipeProps,
  ports: PipePorts,
  assumeRole: () => Caller,
  signal: AbortSignal,
): Promise<void> {
  const takeBatch = async () => {
    const caller = assumeRole();
    const messages = await receiveMessages(
      ports.queues,
      { caller, signal },
      { queueArn: props.sourceQueueArn, most: props.batchSize, waitSeconds: LONG_POLL_SECONDS },
    );
    if (messages.length > 0) await executePipe(props, ports, caller, messages);
    return messages.length > 0;
  };
  return pollQueue(
    { takeBatch, recordFailure: (error) => void recordFailure(props, ports, error, 0) },
    ports,
    signal,
  );
}
