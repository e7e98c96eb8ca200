import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import {
  execute,
  type ExecutionHost,
  type ExecutionOutcome,
  parsePayload,
  type Payload,
} from '@pipeline/states-language';
import type { AccountPorts } from '../../../account-ports';
import { arn } from '../../../arn';
import type { Passage } from '../../../capacity/room';
import { Journal } from '../../../store/journal';
import type { TransactionIdentity } from '../../../trace/trace-record';
import type { TaskNeeds } from '../needs';
import type { StateMachine } from '../state-machine';
import { type TaskContext, taskPort } from '../tasks/task-port';

/** What an execution is made of. */
export interface NewExecution {
  readonly machine: StateMachine;
  /** @default - a made-up one */
  readonly name?: string;
  readonly input: Payload;
  readonly transaction: TransactionIdentity;
  /** Its room, which it holds until its end. */
  readonly passage: Passage;
  /** Whether it begins when the account is not too busy; else at once. */
  readonly inTurn: boolean;
  /** Of the context object: StartSyncExecution's has none (recorded on AWS). @default - none */
  readonly redriveCount?: number;
}

/** An execution that goes on. */
export interface Execution {
  readonly executionArn: string;
  readonly name: string;
  readonly startDate: Date;
  /** How it ends. It rejects for a defect only. */
  readonly ended: Promise<EndedExecution>;
}

/** How an execution ended. */
export interface EndedExecution {
  readonly outcome: ExecutionOutcome;
  readonly stopDate: Date;
}

/** What executions need. */
export interface ExecutionsProps extends Pick<
  AccountPorts,
  'access' | 'account' | 'capacity' | 'clock' | 'store' | 'trace'
> {
  readonly tasks: TaskNeeds;
}

/** What the journal tells of an execution that nobody waits for; its input is its content. */
interface ExecutionHead {
  readonly stateMachineArn: string;
  readonly name?: string;
  readonly transaction: TransactionIdentity;
}

/** The executions under way. When it is disposed of they are aborted. */
export class Executions implements AsyncDisposable {
  private readonly running = new Set<Promise<unknown>>();
  private readonly end = new AbortController();
  private readonly journal: Journal<ExecutionHead>;
  private restored = new Map<number, ExecutionHead>();

  constructor(private readonly props: ExecutionsProps) {
    this.journal = new Journal('executions', props);
    // Every execution listens to it, and there is no bound to how many run at once.
    setMaxListeners(0, this.end.signal);
  }

  /** How many are under way. */
  get count(): number {
    return this.running.size;
  }

  /** Reads which executions earlier runs have begun and not ended. */
  async restore(): Promise<void> {
    this.restored = await this.journal.restore();
  }

  /**
   * Begins them once more, from their beginning.
   *
   * @returns those whose state machine is there no more, in words
   */
  resume(findMachine: (stateMachineArn: string) => StateMachine | undefined): string[] {
    const lostByMachine = new Map<string, number>();
    const resumed: [number, Omit<NewExecution, 'input' | 'passage'>][] = [];
    for (const [number, { stateMachineArn, ...head }] of this.restored) {
      const machine = findMachine(stateMachineArn);
      if (machine) resumed.push([number, { ...head, machine, inTurn: true, redriveCount: 0 }]);
      else lostByMachine.set(stateMachineArn, (lostByMachine.get(stateMachineArn) ?? 0) + 1);
    }
    void this.resumeAll(resumed);
    return [...lostByMachine].map(([arn, count]) => `executions of ${arn}: ${count}`);
  }

  /** Begins an execution: an Express one is begun anew each time, even under the same name. */
  start(begun: NewExecution): Execution {
    if (!begun.inTurn) return this.begin(begun);
    const { machine, name, input, transaction } = begun;
    const head = { stateMachineArn: machine.arn, name, transaction };
    return this.begin(begun, this.journal.begin(head, input.text));
  }

  /** @param number in the journal; whoever waits for an execution has it begun again @default - it is not in it */
  private begin(begun: NewExecution, number?: number): Execution {
    const { machine, name = randomUUID() } = begun;
    const { account, clock } = this.props;
    const resource = `express:${machine.name}:${name}:${randomUUID()}`;
    const identity = {
      executionArn: arn(account, 'states', resource),
      name,
      startDate: new Date(clock.now()),
    };
    const run = this.runInTurn(begun, identity)
      .then((ended) => {
        const isOver = ended.outcome.status !== 'ABORTED';
        if (isOver && number !== undefined) this.journal.end(number);
        return ended;
      })
      .finally(() => begun.passage[Symbol.dispose]());
    this.running.add(run);
    return { ...identity, ended: run.finally(() => this.running.delete(run)) };
  }

  private async resumeAll(
    executions: readonly (readonly [number: number, begun: Omit<NewExecution, 'input' | 'passage'>])[],
  ): Promise<void> {
    const { capacity } = this.props;
    const { signal } = this.end;
    try {
      for (const [number, begun] of executions) {
        await capacity.turn(signal);
        const text = await this.journal.content(number, signal);
        const passage = capacity.room.enter(Buffer.byteLength(text));
        this.begin({ ...begun, input: parsePayload(text), passage }, number);
      }
    } catch (error) {
      if (error !== signal.reason) throw error;
    }
  }

  /** Waits for their end. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.end.abort();
    await Promise.all(this.running);
  }

  private async runInTurn(begun: NewExecution, identity: Omit<Execution, 'ended'>): Promise<EndedExecution> {
    const { clock, capacity } = this.props;
    const { input, inTurn } = begun;
    try {
      if (inTurn) await capacity.pace.turn(this.end.signal);
    } catch (error) {
      if (error !== this.end.signal.reason) throw error;
      return { outcome: { status: 'ABORTED', error: '', cause: '' }, stopDate: new Date(clock.now()) };
    }
    return capacity.pace.work(Buffer.byteLength(input.text), () => this.run(begun, identity));
  }

  private async run(
    { machine, input, passage, transaction, redriveCount }: NewExecution,
    { executionArn, name, startDate }: Omit<Execution, 'ended'>,
  ): Promise<EndedExecution> {
    const { account, clock, trace } = this.props;
    const { level, includeExecutionData } = machine.logging;
    trace.record(machine.name, transaction, { what: 'ExecutionStarted', executionArn });
    const request = {
      input,
      identity: {
        executionArn,
        region: account.region,
        name,
        stateMachineArn: machine.arn,
        stateMachineName: machine.name,
        roleArn: machine.roleArn,
        startTime: startDate,
        redriveCount,
      },
      attachment: { passage, transaction },
      logging: { level, includeExecutionData },
      signal: this.end.signal,
    };
    const outcome = await execute(machine.definition, request, this.hostOf(machine, executionArn));
    trace.record(machine.name, transaction, {
      what: 'ExecutionEnded',
      executionArn,
      status: outcome.status,
      ...(outcome.status !== 'SUCCEEDED' && { error: outcome.error, cause: outcome.cause }),
    });
    return { outcome, stopDate: new Date(clock.now()) };
  }

  private hostOf(
    { name, arn: stateMachineArn, roleArn, log }: StateMachine,
    executionArn: string,
  ): ExecutionHost<TaskContext> {
    const { access, clock, tasks } = this.props;
    const assumeRole = () =>
      access.assumeRole(roleArn, 'states.amazonaws.com', stateMachineArn, name.slice(-64));
    return {
      clock,
      tasks: taskPort(tasks, assumeRole, { executionArn, stateMachineArn }),
      writeLog: (record) => log?.write(Number(record.event_timestamp), JSON.stringify(record)),
    };
  }
}
