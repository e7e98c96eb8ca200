import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { StartExecutionInput, StartExecutionOutput } from '@aws-sdk/client-sfn';
import { execute, type ExecutionHost, type ExecutionOutcome, type Payload } from '@pipeline/states-language';
import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { Account } from '../../account';
import { arn } from '../../arn';
import { AwsError } from '../../errors/aws-error';
import type { Trace } from '../../trace/trace';
import type { TransactionIdentity } from '../../trace/trace-record';
import { identityOfEvent } from '../../trace/transaction-identity';
import { machineClock } from './machine-clock';
import { checkName, checkStateMachineArn, readInput } from './start-checks';
import type { StateMachine } from './state-machine';
import { taskPort, type TaskServices } from './tasks';

/** What StartExecution and StartSyncExecution ask for. */
export type StartRequest = Pick<StartExecutionInput, 'stateMachineArn' | 'name'> & {
  readonly input?: string | Payload;
};

/** An execution as it was started. */
interface StartedExecution {
  readonly machine: StateMachine;
  readonly executionArn: string;
  readonly executionName: string;
  readonly startDate: Date;
  readonly input: Payload;
}

/** An execution as it ended. */
export type EndedExecution = StartedExecution & {
  readonly stopDate: Date;
  readonly outcome: ExecutionOutcome;
};

/** Step Functions: Express state machines and their executions. */
export class StatesService {
  private readonly machines = new Map<string, StateMachine>();
  private readonly running = new Set<Promise<unknown>>();
  private readonly abort = new AbortController();

  constructor(
    private readonly ports: {
      readonly account: Account;
      readonly access: Access;
      readonly trace: Trace;
      readonly tasks: TaskServices;
    },
  ) {
    // Every execution listens to it, and there is no bound to how many run at once.
    setMaxListeners(0, this.abort.signal);
  }

  createStateMachine(machine: StateMachine): void {
    this.machines.set(machine.arn, machine);
  }

  get stateMachines(): StateMachine[] {
    return [...this.machines.values()];
  }

  /** @throws AwsError `InvalidArn`, `StateMachineDoesNotExist` */
  stateMachine(stateMachineArn: string): StateMachine {
    checkStateMachineArn(stateMachineArn);
    const machine = this.machines.get(stateMachineArn);
    if (machine) return machine;
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  }

  /**
   * Starts an execution and does not wait for it.
   *
   * @throws AwsError `InvalidArn`, `StateMachineDoesNotExist`, `InvalidExecutionInput`, `InvalidName`; AccessDenied
   */
  startExecution(caller: Caller, request: StartRequest): StartExecutionOutput {
    const started = this.begin(caller, 'states:StartExecution', request);
    void this.run(started);
    return {
      executionArn: started.executionArn,
      startDate: started.startDate,
    } satisfies StartExecutionOutput;
  }

  /**
   * Starts an execution and waits for its end.
   *
   * @throws AwsError as {@link startExecution}
   */
  startSyncExecution(caller: Caller, request: StartRequest): Promise<EndedExecution> {
    return this.run(this.begin(caller, 'states:StartSyncExecution', request));
  }

  /** Aborts what runs, and waits for it to end. */
  async stop(): Promise<void> {
    this.abort.abort();
    await Promise.all(this.running);
  }

  private begin(
    caller: Caller,
    action: string,
    { stateMachineArn = '', input = '{}', name }: StartRequest,
  ): StartedExecution {
    checkStateMachineArn(stateMachineArn);
    this.ports.access.require(caller, action, stateMachineArn);
    const machine = this.stateMachine(stateMachineArn);
    const payload = readInput(input);
    const executionName = name ?? randomUUID();
    checkName(executionName);
    const resource = `express:${machine.name}:${executionName}:${randomUUID()}`;
    const executionArn = arn(this.ports.account, 'states', resource);
    return { machine, executionArn, executionName, startDate: new Date(machineClock.now()), input: payload };
  }

  private run(started: StartedExecution): Promise<EndedExecution> {
    const execution = this.execute(started);
    this.running.add(execution);
    const forget = (): boolean => this.running.delete(execution);
    execution.then(forget, forget);
    return execution;
  }

  private async execute(started: StartedExecution): Promise<EndedExecution> {
    const { trace } = this.ports;
    const { machine, executionArn, executionName, startDate, input } = started;
    const transaction = identityOfEvent(input.value);
    trace.record(machine.name, transaction, { what: 'ExecutionStarted', executionArn });
    const request = {
      input,
      identity: {
        executionArn,
        name: executionName,
        stateMachineArn: machine.arn,
        stateMachineName: machine.name,
        roleArn: machine.roleArn,
        startTime: startDate,
      },
      attachment: transaction,
      logging: machine.logging,
      signal: this.abort.signal,
    };
    const outcome = await execute(machine.definition, request, this.hostOf(machine));
    trace.record(machine.name, transaction, {
      what: 'ExecutionEnded',
      executionArn,
      ...describeEnd(outcome),
    });
    return { ...started, stopDate: new Date(machineClock.now()), outcome };
  }

  private hostOf(machine: StateMachine): ExecutionHost<TransactionIdentity> {
    const { access, tasks } = this.ports;
    const assumeRole = (): Caller =>
      access.assumeRole(machine.roleArn, 'states.amazonaws.com', machine.arn, machine.name.slice(-64));
    return {
      clock: machineClock,
      tasks: taskPort(tasks, assumeRole),
      writeLog: (record) => machine.log?.write(Number(record.event_timestamp), JSON.stringify(record)),
    };
  }
}

function describeEnd(
  outcome: ExecutionOutcome,
): Pick<ExecutionOutcome, 'status'> & { error?: string; cause?: string } {
  return outcome.status === 'SUCCEEDED'
    ? { status: outcome.status }
    : { status: outcome.status, error: outcome.error, cause: outcome.cause };
}
