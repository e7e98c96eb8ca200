import type { Message } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { AwsError } from '../../../errors/aws-error';
import { LONG_POLL_SECONDS, pollQueue, receiveMessages } from '../../../queue-polling/poll-queue';
import type { LambdaPorts } from '../ports';
import { deliverBatch } from './deliver-batch';
import type { MappedSource, MappingSettings } from './mapping';

/** "Lambda begins with five concurrent batches"; it then scales up, a laptop has no need to. @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const CONCURRENT_BATCHES = 5;

/** The most that SQS gives out at once. */
const MOST_RECEIVED = 10;

/** An invocation's payload has 6 MB at most, and its records quotes and names: what is gathered stays below. */
const MOST_GATHERED_BYTES = 4_000_000;

/** Invokes a function with the messages of a queue, for as long as it is enabled and has been started. */
export class EventSourceMapping implements MappedSource {
  modifiedAt: Date;
  private currentSettings: MappingSettings;
  private isStarted = false;
  private polling: AbortController | undefined;
  private pollers: Promise<void>[] = [];

  constructor(
    readonly uuid: string,
    readonly mappingArn: string,
    readonly queueArn: string,
    settings: MappingSettings,
    private readonly ports: LambdaPorts,
  ) {
    this.currentSettings = settings;
    this.modifiedAt = new Date(ports.now());
  }

  get settings(): MappingSettings {
    return this.currentSettings;
  }

  /** Begins to poll, if it is enabled. */
  start(): void {
    this.isStarted = true;
    if (!this.settings.isEnabled || this.polling) return;
    const { signal } = (this.polling = new AbortController());
    const pollers = Math.min(CONCURRENT_BATCHES, this.settings.maximumConcurrency ?? Infinity);
    const polling = {
      takeBatch: () => this.takeBatch(signal),
      recordFailure: (error: unknown) => this.recordFailure(error),
    };
    this.pollers = Array.from({ length: pollers }, () => pollQueue(polling, this.ports, signal));
  }

  /** Stops polling, and waits for the batches in hand. */
  async stop(): Promise<void> {
    this.isStarted = false;
    this.polling?.abort();
    this.polling = undefined;
    await Promise.all(this.pollers.splice(0));
  }

  /** Finishes the batches in hand as it was, and goes on as it is then. */
  async change(settings: MappingSettings): Promise<void> {
    const wasStarted = this.isStarted;
    await this.stop();
    this.currentSettings = settings;
    this.modifiedAt = new Date(this.ports.now());
    if (wasStarted) this.start();
  }

  private async takeBatch(signal: AbortSignal): Promise<boolean> {
    const { access, functions } = this.ports;
    const { functionArn, functionName, roleArn } = functions.find(this.settings.reference).configuration;
    const caller = access.assumeRole(roleArn, 'lambda.amazonaws.com', functionArn, functionName);
    const messages = await this.gather(caller, signal);
    if (messages.length > 0) await deliverBatch(this, this.ports, caller, messages);
    return messages.length > 0;
  }

  /** Waits for messages, and from the first one on for more, until the batch is full or its time is over. */
  private async gather(caller: Caller, signal: AbortSignal): Promise<readonly Message[]> {
    const { batchSize, batchingWindowSeconds } = this.settings;
    const gathered: Message[] = [];
    const receive = async (waitSeconds: number) => {
      const most = Math.min(MOST_RECEIVED, batchSize - gathered.length);
      const given = { queueArn: this.queueArn, most, waitSeconds };
      gathered.push(...(await receiveMessages(this.ports.sources, { caller, signal }, given)));
    };
    await receive(LONG_POLL_SECONDS);
    const endsAt = this.ports.now() + batchingWindowSeconds * 1000;
    while (gathered.length > 0 && gathered.length < batchSize && bytesOf(gathered) < MOST_GATHERED_BYTES) {
      const leftSeconds = Math.floor((endsAt - this.ports.now()) / 1000);
      if (leftSeconds < 1 || signal.aborted) break;
      try {
        await receive(Math.min(LONG_POLL_SECONDS, leftSeconds));
      } catch (error) {
        if (error !== signal.reason) throw error;
      }
    }
    return gathered;
  }

  private recordFailure(error: unknown): void {
    if (!(error instanceof AwsError)) throw error;
    const text = `${error.code}: ${error.message}`;
    this.ports.trace.record(
      this.mappingArn,
      {},
      { what: 'EventSourceBatchFailed', error: text, messages: 0 },
    );
  }
}

function bytesOf(messages: readonly Message[]): number {
  return messages.reduce((sum, { Body = '' }) => sum + Buffer.byteLength(Body), 0);
}
