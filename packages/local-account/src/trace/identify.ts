/** A message, as far as it can tell which transaction it carries. */
export interface IdentifiableMessage {
  readonly body: string;
  /** The text of each message attribute that has one, by name. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Finds the id of the transaction that a message carries, for the trace: what an id is, only the owner of the stack knows.
 *
 * @returns undefined for a message that carries none
 */
export type Identify = (message: IdentifiableMessage) => string | undefined;
