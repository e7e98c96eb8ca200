/** A number in the text of an event, as it is written. */
export class NumberLiteral {
  constructor(readonly text: string) {}
}

/** A value in an event: read from its text, so that numbers keep their spelling, or any JSON value. */
export type EventValue =
  | null
  | boolean
  | number
  | string
  | NumberLiteral
  | readonly EventValue[]
  | EventObject;

/** An event, or an object in one. A member that is read from a text is an own property, whatever its name. */
export interface EventObject {
  readonly [member: string]: EventValue;
}

export function isArrayValue(value: EventValue): value is readonly EventValue[] {
  return Array.isArray(value);
}
