import type { Caller } from '../../src/access/caller';
import { ManualClock } from '../../src/clock/manual-clock';
import type { FaultSpec } from '../../src/faults/fault';
import { Faults } from '../../src/faults/faults';
import { Trace } from '../../src/trace/trace';

const SERVED = new Map([
  ['events', ['PutEvents']],
  ['lambda', ['Invoke']],
  ['logs', ['PutLogEvents']],
  ['sqs', ['DeleteMessage', 'DeleteMessageBatch', 'ReceiveMessage', 'SendMessage']],
]);

export const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:Source';
const CLIENT: Caller = {
  principal: { type: 'administrator', accountId: '000000000000', arn: 'arn:aws:iam::000000000000:root' },
};
export const PIPE: Caller = {
  principal: {
    type: 'role',
    roleArn: 'arn:aws:iam::000000000000:role/PipeRole',
    sessionName: 'pipe',
    accountId: '000000000000',
  },
  actingService: 'pipes.amazonaws.com',
};

/** What is called, and by whom. */
export interface Called {
  readonly caller?: Caller;
  readonly resource?: string;
  readonly signal?: AbortSignal;
  /** What the operation answers. */
  readonly answer?: (input: unknown) => object;
}

/** Faults between a caller and operations that do nothing but write down their input. */
export class FaultyAccount {
  readonly clock = new ManualClock();
  readonly trace = new Trace(this.clock);
  readonly inputs: unknown[] = [];
  readonly faults: Faults;

  constructor(...specs: FaultSpec[]) {
    const identify = ({ attributes: { id } }: { attributes: Readonly<Record<string, string>> }) =>
      id === undefined ? {} : { id };
    this.faults = new Faults({ clock: this.clock, identify, trace: this.trace, served: () => SERVED });
    this.faults.add(specs);
  }

  async call(
    hop: string,
    input: object,
    { caller = CLIENT, resource = QUEUE, signal = new AbortController().signal, answer }: Called = {},
  ): Promise<object> {
    const [service = '', operation = ''] = hop.split(':');
    return this.faults.intercept({ service, operation, resource, input, caller, signal }, async (given) => {
      this.inputs.push(given);
      return answer?.(given) ?? { done: true };
    });
  }

  send(MessageBody: string, called?: Called): Promise<object> {
    return this.call('sqs:SendMessage', { MessageBody }, called);
  }

  /** Sends one body after another. @returns the positions of those that failed */
  async failuresAmong(bodies: readonly string[]): Promise<number[]> {
    const outcomes = await Promise.allSettled(bodies.map((body) => this.send(body)));
    return outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []));
  }
}
