import type { JsonValue } from './json-value';

/** A number in the text of an event, as it is written. */
export class NumberLiteral {
  constructor(readonly text: string) {}
}

/** An event: parsed by its sender, or read from its text so that numbers keep their spelling. */
export type EventValue = JsonValue | NumberLiteral | readonly EventValue[] | ReadonlyMap<string, EventValue>;
