import { randomUUID } from 'node:crypto';
import type { StartExecutionInput, StartExecutionOutput } from '@aws-sdk/client-sfn';
import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import { type Account, arn } from '../../account';
import { AwsError } from '../../aws-error';
import { execute, type ExecutionOutcome } from '../../states-language';
import type { Trace } from '../../trace/trace';
import { identityOfEventText } from '../../trace/transaction-identity';
import type { StateMachine } from './state-machine';
import { taskPort, type TaskServices } from './tasks';

/** A hard quota, for input as for every payload. @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const INPUT_BYTES = 262_144;

/** Step Functions: Express state machines and their executions. */
export class StatesService {
  private readonly machines = new Map<string, StateMachine>();
  private readonly running = new Set<Promise<void>>();
  private readonly abort = new AbortController();

  constructor(
    private readonly ports: {
      readonly account: Account;
      readonly access: Access;
      readonly trace: Trace;
      readonly tasks: TaskServices;
    },
  ) {}

  createStateMachine(machine: StateMachine): void {
    this.machines.set(machine.arn, machine);
  }

  get stateMachines(): StateMachine[] {
    return [...this.machines.values()];
  }

  /**
   * Starts an execution and does not wait for it.
   *
   * @throws AwsError `StateMachineDoesNotExist`, `InvalidExecutionInput`, `InvalidName`; AccessDenied
   */
  startExecution(
    caller: Caller,
    { stateMachineArn = '', input = '{}', name }: StartExecutionInput,
  ): StartExecutionOutput {
    this.ports.access.require(caller, 'states:StartExecution', stateMachineArn);
    const machine = this.machines.get(stateMachineArn);
    if (!machine) {
      throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
    }
    checkInput(input);
    const executionName = name ?? randomUUID();
    checkName(executionName);
    const executionArn = arn(
      this.ports.account,
      'states',
      `express:${machine.name}:${executionName}:${randomUUID()}`,
    );
    const startDate = new Date();
    const execution = this.run(machine, { executionArn, executionName, startDate, input });
    this.running.add(execution);
    void execution.finally(() => this.running.delete(execution));
    return { executionArn, startDate } satisfies StartExecutionOutput;
  }

  /** Aborts what runs, and waits for it to end. */
  async stop(): Promise<void> {
    this.abort.abort();
    await Promise.all(this.running);
  }

  private async run(
    machine: StateMachine,
    execution: { executionArn: string; executionName: string; startDate: Date; input: string },
  ): Promise<void> {
    const { access, trace, tasks } = this.ports;
    const { executionArn, executionName, startDate, input } = execution;
    const transaction = identityOfEventText(input);
    trace.record(machine.name, transaction, { what: 'ExecutionStarted', executionArn });
    const outcome = await execute(machine.definition, {
      input,
      identity: {
        executionArn,
        name: executionName,
        stateMachineArn: machine.arn,
        stateMachineName: machine.name,
        roleArn: machine.roleArn,
        startTime: startDate,
      },
      tasks: taskPort(tasks, () =>
        access.assumeRole(machine.roleArn, 'states.amazonaws.com', machine.arn, machine.name.slice(-64)),
      ),
      log: (record) => machine.log?.write(Number(record.event_timestamp), JSON.stringify(record)),
      logging: machine.logging,
      signal: this.abort.signal,
    });
    trace.record(machine.name, transaction, { what: 'ExecutionEnded', executionArn, ...ended(outcome) });
  }
}

function ended(
  outcome: ExecutionOutcome,
): Pick<ExecutionOutcome, 'status'> & { error?: string; cause?: string } {
  return outcome.status === 'SUCCEEDED'
    ? { status: outcome.status }
    : { status: outcome.status, error: outcome.error, cause: outcome.cause };
}

function checkInput(input: string): void {
  if (Buffer.byteLength(input) > INPUT_BYTES) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to ${INPUT_BYTES}`,
    );
  }
  try {
    JSON.parse(input);
  } catch (error) {
    throw new AwsError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${(error as Error).message}'`,
    );
  }
}

function checkName(name: string): void {
  // Step Functions refuses white space, brackets, wildcards and some others: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
  if (name.length < 1 || name.length > 80 || /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
}
