import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import type { LocalAccount } from '@pipeline/local-account';

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };
/** So many wait for their answers at a time. */
const AT_A_TIME = 4;

/** Transactions that flow while something else happens. */
export class TransactionFlow {
  /** The ids of those that were accepted. */
  readonly accepted: string[] = [];

  constructor(
    private readonly account: LocalAccount,
    private readonly url: string,
    /** The stack's outputs. */
    private readonly output: (name: 'LogGroupName' | 'QueueUrl') => string,
  ) {}

  /** Sends until something is done, and so many at least. @throws Error for one that is not accepted */
  async during<T>(something: Promise<T>, atLeast: number): Promise<T> {
    let isDone = false;
    const until = this.accepted.length + atLeast;
    const senders = Array.from({ length: AT_A_TIME }, async () => {
      while (!isDone || this.accepted.length < until) {
        await this.send();
        // There is no end to what could be sent in the meantime: after enough, only now and then.
        if (this.accepted.length >= until) await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    try {
      return await something;
    } finally {
      isDone = true;
      await Promise.all(senders);
    }
  }

  async send(): Promise<void> {
    const body = JSON.stringify({ number: this.accepted.length });
    const response = await fetch(this.url, { method: 'POST', body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    this.accepted.push(response.headers.get('apigw-requestid') ?? '');
  }

  /** Waits for all that are under way. @returns those that are not in the log */
  async missing(): Promise<string[]> {
    await this.quiet();
    const client = new CloudWatchLogsClient({
      endpoint: this.url,
      region: 'us-east-1',
      credentials: CREDENTIALS,
    });
    const logged = new Set<string>();
    const filter = {
      logGroupName: this.output('LogGroupName'),
      filterPattern: '{ $.message.apiRequestId = * }',
    };
    for await (const { events = [] } of paginateFilterLogEvents({ client }, filter)) {
      for (const { message = '' } of events) {
        logged.add((JSON.parse(message) as { message: { apiRequestId: string } }).message.apiRequestId);
      }
    }
    client.destroy();
    return this.accepted.filter((id) => !logged.has(id));
  }

  private async quiet(): Promise<void> {
    const isQuiet = () => {
      const { queues, events, executions, invocations } = this.account.underWay;
      const source = queues.find(({ name }) => this.output('QueueUrl').endsWith(`/${name}`));
      const { visible = 0, delayed = 0, inFlight = 0 } = source ?? {};
      return visible + delayed + inFlight + events + executions + invocations === 0;
    };
    const deadline = Date.now() + 60_000;
    while (!isQuiet()) {
      if (Date.now() > deadline) throw new Error(`Still under way: ${JSON.stringify(this.account.underWay)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
