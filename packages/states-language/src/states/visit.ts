import type { Clock } from '../clock';
import type { Completion, State, StateGraph } from '../definition';
import type { Completed, FieldVisit, MapItem } from '../fields';
import type { ExecutionEvent } from '../log/execution-log';
import type { Payload } from '../payload';
import type { TaskCall } from '../task-port';
import type { Cancellation } from './cancellation';

/** What a state leaves behind, and the state that follows it. */
export interface Departure extends Completed {
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
  readonly cancellation: Cancellation;
  readonly previousEventId: number;
  /** The item that it runs for, in a Map state. */
  readonly item?: MapItem;
}

/** One visit to a state: what the state may use of the execution that it is part of. */
export interface StateVisit extends FieldVisit {
  readonly cancellation: Cancellation;
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
  /** @param value what the state has done, for its fields to make its output of */
  depart(completion: Completion, value: Payload): Departure;
  startSubGraph(run: SubGraphRun): SubGraph;
  /** Leaves the thread to others for a moment when this execution has had it for long. */
  yieldTurn(): Promise<void>;
}
