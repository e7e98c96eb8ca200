import type { Complete, Field, FieldVisit, MapItem } from './fields';
import type { Payload } from './payload';
import type { TaskIntegration } from './task-port';

/**
 * A validated definition whose fields are ready to be evaluated: what `compileStateMachine` makes and `execute` runs. It
 * does not say in which query language a state is written.
 */
export interface StateMachineDefinition extends StateGraph {
  readonly timeoutSeconds?: number;
  /** The variables that states refer to, by the states' names; states without any are not there. */
  readonly variableReferences: Readonly<Record<string, readonly string[]>>;
}

/** States with a start: a whole state machine, a branch of a Parallel state or the processor of a Map state. */
export interface StateGraph {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
}

export type State =
  | TaskState
  | UnrunTaskState
  | PassState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

interface NamedState {
  readonly name: string;
}

interface InputState extends NamedState {
  /** What the state works with: its input, as `InputPath` and `Parameters`, or `Arguments`, make it. */
  readonly effectiveInput: Field<Payload>;
}

/** What follows a state: its own output and assignments, then the state named `next`, or nothing at an end. */
export interface Completion {
  readonly complete: Complete;
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

export interface TaskState extends InputState, Completion, Fallible {
  readonly type: 'Task';
  readonly integration: TaskIntegration;
  /** The arguments that an action of an AWS API takes. @default - the integration is another one */
  readonly sdkArguments?: readonly string[];
  readonly resource: string;
  readonly timeoutSeconds?: Field<number>;
  readonly heartbeatSeconds?: Field<number>;
}

/** A task that is not run here: only a test with a mock comes to such a state. */
export interface UnrunTaskState extends Omit<TaskState, 'integration'> {
  readonly integration: undefined;
}

interface PassState extends InputState, Completion {
  readonly type: 'Pass';
}

export interface ChoiceState extends InputState, Completion {
  readonly type: 'Choice';
  readonly choices: readonly ChoiceRule[];
  /** `Default`; the state's own output and assignments belong to it. */
  readonly next?: string;
}

interface ChoiceRule extends Completion {
  readonly condition: Field<boolean>;
  readonly next: string;
}

export interface WaitState extends InputState, Completion {
  readonly type: 'Wait';
  readonly millisecondsToWait: Field<number>;
}

interface SucceedState extends InputState, Completion {
  readonly type: 'Succeed';
}

export interface FailState extends NamedState {
  readonly type: 'Fail';
  readonly error?: Field<string>;
  readonly cause?: Field<string>;
}

export interface ParallelState extends InputState, Completion, Fallible {
  readonly type: 'Parallel';
  readonly branches: readonly StateGraph[];
}

export interface MapState extends NamedState, Completion, Fallible {
  readonly type: 'Map';
  readonly items: Field<readonly Payload[]>;
  readonly iterationInput: (visit: FieldVisit, item: MapItem) => Payload;
  /** How many iterations may run at once; 0 for as many as can. */
  readonly maxConcurrency: Field<number>;
  /** Of a Distributed Map, which is not run here: only a test with a mock looks at it. */
  readonly distribution: MapDistribution;
  readonly processor: StateGraph;
}

/** What a Distributed Map has beside what an inline one has. */
export interface MapDistribution {
  readonly toleratedFailureCount?: Field<number> | undefined;
  readonly toleratedFailurePercentage?: Field<number> | undefined;
  /** What `ItemReader` reads, such as `JSON`. @default - the items are in the state's input */
  readonly inputType?: string | undefined;
  /** Whether the results go to a bucket, and the state's own result says where. */
  readonly writesResults: boolean;
}
