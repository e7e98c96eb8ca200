import type { TransactionIdentity } from './trace-record';

/** A message, or an event's text, as far as it can tell which transaction it carries. */
export interface IdentifiableMessage {
  readonly body: string;
  /** The text of each message attribute that has one, by name. An event has none. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Finds out which transaction a message carries, or an event, for the trace: how that is told, only the owner of the stack knows.
 *
 * @returns an empty identity for what carries none
 */
export type Identify = (message: IdentifiableMessage) => TransactionIdentity;
