import type { JsonObject, JsonValue } from '../json';

/**
 * The variables of a state machine, or of one run of a branch or an item processor: it sees those around it, and its
 * own are gone when it ends.
 */
export class VariableScope {
  readonly #own = new Map<string, JsonValue>();

  constructor(private readonly outer?: VariableScope) {}

  assign(values: JsonObject): void {
    for (const [name, value] of Object.entries(values)) this.#own.set(name, value);
  }

  /** Every variable that an expression sees here. */
  visible(): Record<string, JsonValue> {
    return { ...this.outer?.visible(), ...Object.fromEntries(this.#own) };
  }
}
