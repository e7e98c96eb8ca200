import type { Assignment, Template } from './jsonata/template';
import type { TaskIntegration } from './task-port';

/** A validated definition with every expression parsed: what `compileStateMachine` makes and `execute` runs. */
export interface StateMachineDefinition extends StateGraph {
  readonly timeoutSeconds?: number;
}

/** States with a start: a whole state machine, a branch of a Parallel state or the processor of a Map state. */
export interface StateGraph {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
}

export type State =
  TaskState | PassState | ChoiceState | WaitState | SucceedState | FailState | ParallelState | MapState;

interface NamedState {
  readonly name: string;
}

/** What follows a state: its own output and assignments, then the state named `next`, or nothing at an end. */
export interface Completion {
  readonly output?: Template;
  readonly assign?: Assignment;
  readonly next?: string;
}

/** The fields of the three states whose failures can be retried and caught. */
export interface Fallible {
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
}

export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds?: number;
  readonly jitter: boolean;
}

export interface Catcher extends Completion {
  readonly errorEquals: readonly string[];
  readonly next: string;
}

export interface TaskState extends NamedState, Completion, Fallible {
  readonly type: 'Task';
  readonly integration: TaskIntegration;
  /** The arguments that an action of an AWS API takes. @default - the integration is another one */
  readonly sdkArguments?: readonly string[];
  readonly resource: string;
  readonly arguments?: Template;
  readonly timeoutSeconds?: Template;
  readonly heartbeatSeconds?: Template;
}

interface PassState extends NamedState, Completion {
  readonly type: 'Pass';
}

export interface ChoiceState extends NamedState, Completion {
  readonly type: 'Choice';
  readonly choices: readonly ChoiceRule[];
  /** `Default`; the state's own output and assignments belong to it. */
  readonly next?: string;
}

interface ChoiceRule extends Completion {
  readonly condition: Template;
  readonly next: string;
}

export interface WaitState extends NamedState, Completion {
  readonly type: 'Wait';
  readonly until: { readonly field: 'Seconds' | 'Timestamp'; readonly value: Template };
}

interface SucceedState extends NamedState, Completion {
  readonly type: 'Succeed';
}

export interface FailState extends NamedState {
  readonly type: 'Fail';
  readonly error?: Template;
  readonly cause?: Template;
}

export interface ParallelState extends NamedState, Completion, Fallible {
  readonly type: 'Parallel';
  readonly arguments?: Template;
  readonly branches: readonly StateGraph[];
}

export interface MapState extends NamedState, Completion, Fallible {
  readonly type: 'Map';
  readonly items?: Template;
  readonly itemSelector?: Template;
  readonly maxConcurrency?: Template;
  readonly processor: StateGraph;
}
