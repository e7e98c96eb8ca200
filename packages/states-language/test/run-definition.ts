import type { JsonValue } from 'type-fest';
import {
  compileStateMachine,
  execute,
  type ExecutionLogRecord,
  type ExecutionOutcome,
  type ExecutionRequest,
  parsePayload,
  payloadOf,
  type StateMachineDefinition,
  type TaskCall,
} from '../src';
import { HandClock } from './hand-clock';

export const IDENTITY = {
  executionArn: 'arn:aws:states:eu-west-1:000000000000:express:Orders:run-1:7',
  region: 'eu-west-1',
  name: 'run-1',
  stateMachineArn: 'arn:aws:states:eu-west-1:000000000000:stateMachine:Orders',
  stateMachineName: 'Orders',
  roleArn: 'arn:aws:iam::000000000000:role/Orders',
  startTime: new Date('2026-11-22T10:00:00.000Z'),
};

export const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:000000000000:function:Price';

/** A Task state that calls a function by its ARN. */
export function task(fields: object = {}): object {
  return { Type: 'Task', Resource: FUNCTION_ARN, End: true, ...fields };
}

/** A state machine in JSONata that starts at its first state. */
export function machine(states: Record<string, object>, fields: object = {}): string {
  return JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: Object.keys(states)[0],
    States: states,
    ...fields,
  });
}

export interface Run {
  outcome: ExecutionOutcome;
  log: ExecutionLogRecord[];
  calls: TaskCall[];
}

/** Compiles and runs a state machine; the answers to its tasks are the results of `answer`. */
export async function run(
  definition: string | StateMachineDefinition,
  input: unknown = {},
  answer: (call: TaskCall, attempt: number) => unknown = () => ({}),
  { clock = new HandClock(), ...request }: Partial<ExecutionRequest<unknown>> & { clock?: HandClock } = {},
): Promise<Run> {
  const log: ExecutionLogRecord[] = [];
  const calls: TaskCall[] = [];
  const outcome = await execute(
    typeof definition === 'string' ? compileStateMachine(definition) : definition,
    { input: parsePayload(JSON.stringify(input)), identity: IDENTITY, attachment: undefined, ...request },
    {
      clock,
      tasks: {
        runTask: async (call) => {
          calls.push(call);
          return payloadOf((await answer(call, calls.length)) as JsonValue);
        },
      },
      writeLog: (record) => log.push(record),
    },
  );
  return { outcome, log, calls };
}

/** As {@link run}, while time moves on; also answers how long the execution took. */
export async function runThroughTime(
  ...[definition, input, answer, request]: Parameters<typeof run>
): Promise<Run & { seconds: number }> {
  const clock = new HandClock();
  const start = clock.now();
  const result = await clock.runThrough(run(definition, input, answer, { ...request, clock }));
  expect(clock.pendingTimers).toBe(0);
  return { ...result, seconds: (clock.now() - start) / 1000 };
}

/** The output of an execution that must succeed. */
export async function outputOf(...args: Parameters<typeof run>): Promise<unknown> {
  const { outcome } = await run(...args);
  if (outcome.status !== 'SUCCEEDED')
    throw new Error(`${outcome.status}: ${outcome.error}: ${outcome.cause}`);
  return JSON.parse(outcome.output) as unknown;
}

/** A state machine in JSONPath that starts at its first state. */
export function jsonpathMachine(states: Record<string, object>): string {
  return machine(states, { QueryLanguage: 'JSONPath' });
}

/** What a single Pass state in JSONPath makes of an input that is a JSON text, as a text. */
export async function passText(fields: object, input: string): Promise<string> {
  const definition = jsonpathMachine({ Main: { Type: 'Pass', End: true, ...fields } });
  const { outcome } = await run(definition, undefined, undefined, { input: parsePayload(input) });
  if (outcome.status !== 'SUCCEEDED') throw new Error(`${outcome.error}: ${outcome.cause}`);
  return outcome.output;
}

/** The error of a single state in JSONPath that fails, and its cause without the part that names the state. */
export async function failureOf(state: object, input: unknown = {}): Promise<[error: string, cause: string]> {
  const next = { Next: { Type: 'Succeed' } };
  const { outcome } = await run(jsonpathMachine({ Main: state, ...('Choices' in state && next) }), input);
  if (outcome.status === 'SUCCEEDED') throw new Error(`succeeded with ${outcome.output}`);
  const where = "An error occurred while executing the state 'Main' (entered at the event id #2). ";
  expect(outcome.cause.slice(0, where.length)).toBe(where);
  return [outcome.error, outcome.cause.slice(where.length)];
}

/** What a single Pass state with this `Output` makes of an input. */
export function evaluate(output: unknown, input: unknown = {}): Promise<unknown> {
  return outputOf(machine({ Main: { Type: 'Pass', Output: output, End: true } }), input);
}

/** The cause with which a single Pass state with this `Output` fails, without the part that names the state. */
export async function evaluationCause(output: unknown, input: unknown = {}): Promise<string> {
  const { outcome } = await run(machine({ Main: { Type: 'Pass', Output: output, End: true } }), input);
  if (outcome.status === 'SUCCEEDED') throw new Error(`succeeded with ${outcome.output}`);
  const where = "An error occurred while executing the state 'Main' (entered at the event id #2). ";
  expect(outcome.error).toBe('States.QueryEvaluationError');
  expect(outcome.cause.slice(0, where.length)).toBe(where);
  return outcome.cause.slice(where.length);
}

/** A promise that is never settled. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}
