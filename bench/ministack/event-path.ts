import { setTimeout } from 'node:timers/promises';
import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { UserError } from '@pipeline/local-account/user-error';
import { CONNECTIONS } from '../servers/http-clients';
import { EVENT_PATH, EVENT_PATH_TEMPLATE } from './event-path-template';
import { type ClientSettings, type SignedRequest, signPutEvents } from './signed-requests';

const LOOK_EVERY_MS = 100;
/** Of what has not come by then after the one before it, nothing is seen any more. */
const PATIENCE_MS = 5_000;
const FILL = 'x'.repeat(900);

let events = 0;

/** The path from PutEvents to the log, in one account. */
export class EventPath implements Disposable {
  private readonly logs: CloudWatchLogsClient;

  private constructor(
    private readonly who: string,
    private readonly clients: ClientSettings,
  ) {
    this.logs = new CloudWatchLogsClient(clients);
  }

  /** Makes its resources in an account. @param who for the words of errors @throws Error of the SDK */
  static async make(who: string, endpoint: string): Promise<EventPath> {
    const clients = {
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    const client = new CloudFormationClient(clients);
    await client.send(
      new CreateStackCommand({
        StackName: 'bench',
        TemplateBody: JSON.stringify(EVENT_PATH_TEMPLATE),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    );
    await waitUntilStackCreateComplete(
      { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
      { StackName: 'bench' },
    );
    client.destroy();
    return new EventPath(who, clients);
  }

  /** Puts so many events, each by a call of its own. */
  async burst(count: number): Promise<LoggedEvents> {
    const numbers = Array.from({ length: count }, () => events++);
    const remaining = (await this.prepare(numbers)).values();
    const startedAt = Date.now();
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (const request of remaining) await this.put(request);
      }),
    );
    return this.untilLogged(numbers, startedAt, LOOK_EVERY_MS);
  }

  /** Puts one event when nothing else goes on. @returns from the call to its record in the log, in milliseconds @throws UserError if it is not logged */
  async one(): Promise<number> {
    const number = events++;
    const [request] = await this.prepare([number]);
    const startedAt = Date.now();
    if (request) await this.put(request);
    const { logged, ms } = await this.untilLogged([number], startedAt, 1);
    if (logged === 0) throw new UserError(`${this.who} has not logged an event that it took.`);
    return ms;
  }

  [Symbol.dispose](): void {
    this.logs.destroy();
  }

  private prepare(numbers: readonly number[]): Promise<SignedRequest[]> {
    const entries = numbers.map((number) => ({
      EventBusName: EVENT_PATH.busName,
      Source: 'bench',
      DetailType: 'Bench',
      Detail: JSON.stringify({ number, fill: FILL }),
    }));
    return signPutEvents(this.clients, entries);
  }

  private async put({ url, headers, body }: SignedRequest): Promise<void> {
    const response = await fetch(url, { method: 'POST', headers, body });
    const answer = await response.text();
    if (response.ok && /"FailedEntryCount":\s*0/.test(answer)) return;
    throw new UserError(`${this.who} refused an event: ${response.status} ${answer}`);
  }

  /** Waits until all are in the log, or nothing comes any more. */
  private async untilLogged(
    numbers: readonly number[],
    since: number,
    everyMs: number,
  ): Promise<LoggedEvents> {
    let before = 0;
    let changedAt = Date.now();
    for (;;) {
      const missing = new Set(numbers);
      let lastAt = since;
      for await (const { number, at } of this.records(since)) {
        if (missing.delete(number)) lastAt = Math.max(lastAt, at);
      }
      const logged = numbers.length - missing.size;
      if (logged > before) changedAt = Date.now();
      before = logged;
      if (missing.size === 0 || Date.now() - changedAt > PATIENCE_MS) return { logged, ms: lastAt - since };
      await setTimeout(everyMs);
    }
  }

  private async *records(startTime: number) {
    const question = { logGroupName: EVENT_PATH.logGroupName, filterPattern: 'number', startTime };
    for await (const { events: page = [] } of paginateFilterLogEvents({ client: this.logs }, question)) {
      for (const { message = '', ingestionTime, timestamp = 0 } of page) {
        const [, number] = /"number":(\d+)/.exec(message) ?? [];
        if (number !== undefined) yield { number: Number(number), at: ingestionTime ?? timestamp };
      }
    }
  }
}

/** What became of events. */
export interface LoggedEvents {
  readonly logged: number;
  /** From the first call to the last record in the log, by the clock of the machine, which all share. */
  readonly ms: number;
}
