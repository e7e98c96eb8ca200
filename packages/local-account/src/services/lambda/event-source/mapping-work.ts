import type { Message } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { AwsError } from '../../../errors/aws-error';
import { LONG_POLL_SECONDS, receiveMessages } from '../../../queue-polling/poll-queue';
import type { LambdaPorts } from '../ports';
import { deliverBatch } from './deliver-batch';
import type { MappingWork } from './event-source-mapping';
import type { MappedSource } from './mapping';

/** The most that SQS gives out at once. */
const MOST_RECEIVED = 10;

/** An invocation's payload has 6 MB at most, and its records quotes and names: what is gathered stays below. */
const MOST_GATHERED_BYTES = 4_000_000;

/** What Lambda does for a mapping: with the role of the function, which is taken on anew for each batch. */
export function mappingWork(ports: LambdaPorts): MappingWork {
  const { access, capacity, clock, functions, trace } = ports;
  return {
    capacity,
    clock,
    takeBatch: async (source, signal) => {
      const { configuration } = functions.find(source.settings.reference);
      const { functionArn, functionName, roleArn } = configuration;
      const caller = access.assumeRole(roleArn, 'lambda.amazonaws.com', functionArn, functionName);
      const messages = await gather(source, ports, caller, signal);
      if (messages.length > 0) await deliverBatch(source, ports, caller, messages);
      return messages.length > 0;
    },
    recordFailure: ({ mappingArn }, error) => {
      if (!(error instanceof AwsError)) throw error;
      const text = `${error.code}: ${error.message}`;
      trace.record(mappingArn, {}, { what: 'EventSourceBatchFailed', error: text, messages: 0 });
    },
  };
}

/** Waits for messages, and from the first one on for more, until the batch is full or its time is over. */
async function gather(
  { queueArn, settings: { batchSize, batchingWindowSeconds } }: MappedSource,
  { clock, sources }: LambdaPorts,
  caller: Caller,
  signal: AbortSignal,
): Promise<readonly Message[]> {
  const gathered: Message[] = [];
  const receive = async (waitSeconds: number) => {
    const most = Math.min(MOST_RECEIVED, batchSize - gathered.length);
    gathered.push(...(await receiveMessages(sources, { caller, signal }, { queueArn, most, waitSeconds })));
  };
  await receive(LONG_POLL_SECONDS);
  const endsAt = clock.now() + batchingWindowSeconds * 1000;
  while (gathered.length > 0 && gathered.length < batchSize && bytesOf(gathered) < MOST_GATHERED_BYTES) {
    const leftSeconds = Math.floor((endsAt - clock.now()) / 1000);
    if (leftSeconds < 1 || signal.aborted) break;
    try {
      await receive(Math.min(LONG_POLL_SECONDS, leftSeconds));
    } catch (error) {
      // What is gathered is worked on all the same.
      if (error !== signal.reason) throw error;
    }
  }
  return gathered;
}

function bytesOf(messages: readonly Message[]): number {
  return messages.reduce((sum, { Body = '' }) => sum + Buffer.byteLength(Body), 0);
}
