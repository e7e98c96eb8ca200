import type { JsonObject, JsonValue } from 'type-fest';
import type { Clock } from '../clock';
import type { Completion, State, StateGraph } from '../definition';
import type { Template } from '../jsonata/template';
import type { ExecutionEvent } from '../log/execution-log';
import type { Payload } from '../payload';
import type { StateFailure } from '../state-failure';
import type { TaskCall } from '../task-port';

/** What `$states` holds besides `input` and `context`, which it always does. */
export interface ExtraBindings {
  readonly result?: JsonValue;
  readonly errorOutput?: JsonObject;
  /** `$states.context.Map`, where it differs from that of the branch. */
  readonly mapContext?: JsonObject;
}

/** Where a `Completion` stands in its state, what its expressions see, and the output it has without `Output`. */
export interface CompletionContext extends ExtraBindings {
  /** `` for the state itself, or for example `Choices[1]/`: the prefix of the field names that causes give. */
  readonly path: string;
  readonly defaultOutput: Payload;
}

/** What a state leaves behind. */
export interface Departure {
  readonly output: Payload;
  /** Variables and their new values. */
  readonly assigned: Readonly<Record<string, Payload>>;
  readonly next?: string;
}

/** A run of a graph inside a Parallel or a Map state, in a scope of its own. */
export interface SubGraph {
  readonly output: Promise<Payload>;
  /** The id of the run's latest event. */
  readonly lastEventId: number;
  /** The type of the state that the run is in. */
  readonly stateType: State['type'] | undefined;
}

export interface SubGraphRun {
  readonly graph: StateGraph;
  readonly input: Payload;
  readonly signal: AbortSignal;
  readonly previousEventId: number;
  /** `Map` of the context object, in a Map state. */
  readonly mapContext?: JsonObject;
}

/** One visit to a state: what the state may use of the execution that it is part of. */
export interface StateVisit {
  readonly input: Payload;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly region: string;
  /** The id of the latest event of this branch of the execution, which the next one follows. */
  lastEventId: number;
  retryCount: number | undefined;

  /** Holds the execution's own limit of time. @returns what lets go */
  holdTime(): () => void;
  runTask(call: Omit<TaskCall, 'attachment'>): Promise<Payload>;
  /** Records an event after the latest one, or after the one given. */
  record(event: ExecutionEvent, previousEventId?: number): number;
  /** @throws StateFailure `States.QueryEvaluationError`, which is recorded */
  evaluate(template: Template, field: string, extra?: ExtraBindings): JsonValue;
  /**
   * Records that a value cannot be used, and makes the failure of it.
   *
   * @param location the path of the field that it was evaluated from, if it was
   */
  failEvaluation(cause: string, location?: string): StateFailure;
  /** A failure whose cause begins, as AWS's do, with the state's name and the event at which it was entered. */
  failure(error: string, cause: string, catchable?: StateFailure['catchable']): StateFailure;
  /** Evaluates `Assign` and `Output`. */
  depart(completion: Completion, context: CompletionContext): Departure;
  startSubGraph(run: SubGraphRun): SubGraph;
  /** Leaves the thread to others for a moment when this execution has had it for long. */
  yieldTurn(): Promise<void>;
}
