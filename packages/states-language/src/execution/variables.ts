import type { Payload } from '../payload';

/**
 * The variables of a state machine, or of one run of a branch or an item processor: it sees those around it, and its
 * own are gone when it ends.
 */
export class VariableScope {
  private readonly own = new Map<string, Payload>();

  constructor(private readonly outer?: VariableScope) {}

  assign(assigned: Readonly<Record<string, Payload>>): void {
    for (const [name, value] of Object.entries(assigned)) this.own.set(name, value);
  }

  /** Every variable that a state sees here. */
  visibleValues(): ReadonlyMap<string, Payload> {
    return this.outer ? new Map([...this.outer.visibleValues(), ...this.own]) : this.own;
  }
}
