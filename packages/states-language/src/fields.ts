import type { Clock } from './clock';
import type { Payload } from './payload';
import type { StateFailure } from './state-failure';

/** The visit to a state in which a field is evaluated: what the field may see, and how it says that it has no value. */
export interface FieldVisit {
  /** The state's input, as the state before it left it. */
  readonly input: Payload;
  readonly clock: Pick<Clock, 'now'>;
  /** Every variable that the state sees, by name. */
  variables(): ReadonlyMap<string, Payload>;
  /** @param item the one that a Map state makes the input of an iteration for. @default - that of the iteration around it */
  contextObject(item?: MapItem): Payload;
  /** A failure whose cause begins, as AWS's do, with the state's name and the event at which it was entered. */
  failure(error: string, cause: string, catchable?: StateFailure['catchable']): StateFailure;
  /**
   * Records that a JSONata value cannot be used, and makes the failure of it.
   *
   * @param location the path of the field that it was evaluated from, if it was
   */
  failEvaluation(cause: string, location?: string): StateFailure;
}

/** A field of a state, ready to be evaluated. It throws StateFailure where it has no value. */
export type Field<T> = (visit: FieldVisit) => T;

/** What `Map.Item` of the context object says. */
export interface MapItem {
  readonly index: number;
  readonly value: Payload;
}

/** What a state leaves behind, as its own fields have it. */
export interface Completed {
  readonly output: Payload;
  /** Variables and their new values. */
  readonly assigned: Readonly<Record<string, Payload>>;
}

/**
 * Makes what a state leaves behind.
 *
 * @param value what the state has done: its result, the error that it catches, or else its effective input
 */
export type Complete = (visit: FieldVisit, value: Payload) => Completed;

/** What the value is that a completion gets. */
export type CompletionOf = 'input' | 'result' | 'errorOutput';
