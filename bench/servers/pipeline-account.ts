import { setTimeout } from 'node:timers/promises';
import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { UserError } from '@pipeline/local-account/user-error';
import type { Burst } from './http-load';
import type { PipelineProcess } from './start-pipeline';

interface UnderWay {
  readonly queues: readonly {
    readonly name: string;
    readonly visible: number;
    readonly delayed: number;
    readonly inFlight: number;
  }[];
  readonly events: number;
  readonly executions: number;
}

const LOOK_EVERY_MS = 50;
/** Longer than the workflow waits between its tries, and than a message stays hidden after a failed one. */
const PATIENCE_MS = 120_000;

/** Follows transactions to the log of a local run, and misses none. */
export class PipelineAccount implements Disposable {
  private readonly logs: CloudWatchLogsClient;

  constructor(private readonly pipeline: Pick<PipelineProcess, 'url' | 'output'>) {
    this.logs = new CloudWatchLogsClient({
      endpoint: pipeline.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  }

  [Symbol.dispose](): void {
    this.logs.destroy();
  }

  /**
   * Waits until everything has come to its end, and looks for each transaction of a burst in the log.
   *
   * @returns from the first POST to the last record in the log, in milliseconds
   * @throws UserError that says what became of those that were not logged
   */
  async untilLogged({ answers, startedAtMs }: Burst): Promise<number> {
    await this.untilQuiet();
    const missing = new Set(answers.map(({ apiRequestId }) => apiRequestId));
    let lastAt = startedAtMs;
    for await (const { apiRequestId, ingestedAt } of this.readLog(startedAtMs)) {
      if (missing.delete(apiRequestId)) lastAt = Math.max(lastAt, ingestedAt);
    }
    if (missing.size > 0) throw await this.describeMissing(missing, answers.length);
    return lastAt - startedAtMs;
  }

  /** @throws UserError if for long nothing goes on, and something is still under way */
  async untilQuiet(): Promise<void> {
    let before = '';
    let changedAt = performance.now();
    for (;;) {
      const underWay = await this.underWay();
      const { events, executions } = underWay;
      if (events + executions + countIn(underWay, this.pipeline.output('QueueUrl')) === 0) return;
      const now = JSON.stringify(underWay);
      if (now !== before) changedAt = performance.now();
      before = now;
      if (performance.now() - changedAt > PATIENCE_MS) {
        throw new UserError(`Nothing has gone on for ${PATIENCE_MS / 1000} s, with this under way: ${now}`);
      }
      await setTimeout(LOOK_EVERY_MS);
    }
  }

  /** How many are in the two dead-letter queues. */
  async deadLetters(): Promise<number> {
    const underWay = await this.underWay();
    return DEAD_LETTER_QUEUES.map((name) => countIn(underWay, this.pipeline.output(name))).reduce(
      (sum, count) => sum + count,
    );
  }

  private async *readLog(startTime: number) {
    const pages = paginateFilterLogEvents(
      { client: this.logs },
      { logGroupName: this.pipeline.output('LogGroupName'), startTime },
    );
    for await (const { events = [] } of pages) {
      for (const { message = '', ingestionTime = 0 } of events) {
        const record = JSON.parse(message) as { readonly message?: { readonly apiRequestId?: string } };
        yield { apiRequestId: record.message?.apiRequestId, ingestedAt: ingestionTime };
      }
    }
  }

  private async describeMissing(missing: ReadonlySet<string | undefined>, sent: number): Promise<UserError> {
    const underWay = await this.underWay();
    const dead = DEAD_LETTER_QUEUES.map(
      (name) => `${name}: ${countIn(underWay, this.pipeline.output(name))}`,
    ).join(', ');
    const [first] = missing;
    return new UserError(
      `Of ${sent} accepted transactions ${missing.size} were not logged. In the dead-letter queues are ${dead}. The first that is missing: ${first}`,
    );
  }

  private async underWay(): Promise<UnderWay> {
    const response = await fetch(`${this.pipeline.url}/_local/under-way`);
    return (await response.json()) as UnderWay;
  }
}

const DEAD_LETTER_QUEUES = ['UndeliveredQueueUrl', 'UnprocessedQueueUrl'];

function countIn({ queues }: UnderWay, queueUrl: string): number {
  const queue = queues.find(({ name }) => name === queueUrl.split('/').at(-1));
  return queue ? queue.visible + queue.delayed + queue.inFlight : 0;
}
