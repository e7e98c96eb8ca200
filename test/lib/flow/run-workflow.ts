import { setImmediate } from 'node:timers/promises';
import { ManualClock } from '@pipeline/local-account';
import {
  compileStateMachine,
  execute,
  type ExecutionOutcome,
  parsePayload,
  payloadOf,
  type TaskCall,
  TaskFailure,
} from '@pipeline/states-language';
import type { StateMachineDefinition } from './state-machine-definition';

export interface SentMessage {
  readonly MessageBody: unknown;
  readonly MessageAttributes: Readonly<Record<string, { readonly StringValue: string }>>;
}

export interface WorkflowRun {
  readonly outcome: ExecutionOutcome;
  /** What was sent to *unprocessed*, in order. */
  readonly deadLetters: readonly SentMessage[];
  /** The names of the states that were entered, in order. */
  readonly entered: readonly string[];
}

const identity = {
  executionArn: 'arn:aws:states:eu-central-1:123456789012:express:Workflow:run:1',
  region: 'eu-central-1',
  name: 'run',
  stateMachineArn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:Workflow',
  stateMachineName: 'Workflow',
  roleArn: 'arn:aws:iam::123456789012:role/Workflow',
};

/**
 * Runs a workflow to its end, in no time: waits are over at once, and a function does what its payload says: `{"throw": error}`,
 * `{"hang": true}` until it times out, `{"answer": bytes}`. Any other answers with nothing.
 *
 * @param taskError what each task but a dead letter fails with @default - none fails by itself
 */
export async function runWorkflow(
  definition: StateMachineDefinition,
  event: unknown,
  taskError?: string,
): Promise<WorkflowRun> {
  const clock = new ManualClock();
  const deadLetters: SentMessage[] = [];
  const entered: string[] = [];
  const unprocessedUrl = definition.States.CaptureTransaction?.Arguments?.QueueUrl;
  const runTask = async (call: TaskCall) => {
    const { QueueUrl } = call.arguments.value as { QueueUrl?: unknown };
    if (QueueUrl === undefined || QueueUrl !== unprocessedUrl) {
      if (taskError !== undefined) throw new TaskFailure(taskError, 'on purpose');
      return invoke(call);
    }
    deadLetters.push(call.arguments.value as unknown as SentMessage);
    return payloadOf({ MessageId: 'message' });
  };
  const work = execute(
    compileStateMachine(JSON.stringify(definition).replaceAll('${AWS::Partition}', 'aws'), { sdkArguments }),
    {
      input: parsePayload(JSON.stringify(event)),
      identity: { ...identity, startTime: new Date(clock.now()) },
      attachment: undefined,
    },
    {
      clock,
      tasks: { runTask },
      writeLog: ({ type, details }) => {
        if (type.endsWith('StateEntered')) entered.push((details as unknown as { name: string }).name);
      },
    },
  );
  return { outcome: await runThrough(work, clock), deadLetters, entered };
}

async function invoke({ arguments: { value }, signal }: TaskCall) {
  const { Payload } = value as { Payload?: { throw?: string; hang?: boolean; answer?: number } };
  if (Payload?.throw) throw new TaskFailure(Payload.throw, JSON.stringify({ errorMessage: 'thrown' }));
  if (Payload?.answer) return payloadOf({ Payload: 'a'.repeat(Payload.answer) });
  if (Payload?.hang) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  return payloadOf({ Payload: {} });
}

/** Moves time on, from one thing that falls due to the next, until the work is done. */
async function runThrough<T>(work: Promise<T>, clock: ManualClock): Promise<T> {
  let isDone = false;
  const markDone = () => (isDone = true);
  work.then(markDone, markDone);
  while (!isDone) {
    for (let turn = 0; turn < TURNS_BETWEEN_STATES; turn++) await setImmediate();
    if (!isDone) await clock.advance((clock.nextDueAt ?? clock.now()) - clock.now());
  }
  return work;
}

/** Of `sfn:startSyncExecution`, the one action that workflows here call so. */
const sdkArguments = () => ['StateMachineArn', 'Input', 'IncludedData'];

/** An execution leaves the thread to others between states. */
const TURNS_BETWEEN_STATES = 8;
