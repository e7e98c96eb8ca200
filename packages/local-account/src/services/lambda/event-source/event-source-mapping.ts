import type { AccountPorts } from '../../../account-ports';
import { pollQueue } from '../../../queue-polling/poll-queue';
import type { MappedSource, MappingSettings } from './mapping';

/** "Lambda begins with five concurrent batches"; it then scales up, a laptop has no need to. @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const CONCURRENT_BATCHES = 5;

/** What is done for a mapping, over and over. */
export interface MappingWork extends Pick<AccountPorts, 'capacity' | 'clock'> {
  /** Takes a batch, and works on it. @returns whether there were any messages */
  takeBatch(source: MappedSource, signal: AbortSignal): Promise<boolean>;
  /** @throws whatever is no AwsError: a defect */
  recordFailure(source: MappedSource, error: unknown): void;
}

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
    private readonly work: MappingWork,
  ) {
    this.currentSettings = settings;
    this.modifiedAt = new Date(work.clock.now());
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
      takeBatch: () => this.work.takeBatch(this, signal),
      recordFailure: (error: unknown) => this.work.recordFailure(this, error),
    };
    this.pollers = Array.from({ length: pollers }, () => pollQueue(polling, this.work, signal));
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
    this.modifiedAt = new Date(this.work.clock.now());
    if (wasStarted) this.start();
  }
}
