import type { EventObject, EventValue } from '@pipeline/event-pattern';

/** A value of a JSON text, and the piece of the text that it is written as. */
export interface WrittenValue {
  readonly value: EventValue;
  readonly text: string;
  /** Of an object, by name; of a member that comes twice, the last. */
  readonly members?: ReadonlyMap<string, WrittenValue>;
  /** Of an array. */
  readonly elements?: readonly WrittenValue[];
  /** Whether `value` is what `JSON.parse` makes of the text. @default false: it may have numbers with their spelling */
  readonly isPlain?: boolean;
}

/** An object of a JSON text, and the piece of the text that it is written as. */
export interface WrittenObject extends WrittenValue {
  readonly value: EventObject;
  readonly members: ReadonlyMap<string, WrittenValue>;
}
