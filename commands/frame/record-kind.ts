import { z } from 'zod';
import type { Line, Span } from '@pipeline/terminal';

/** What is printed for a person: lines of a table, or texts. All of it is escaped by the output. */
export type ShownLine = Line | Span | string;

/** One kind of record that a command writes: its fields for machines, and how a person sees it. */
export interface RecordKind<T extends object = object> {
  /** Stable: the field `type` of its JSON. */
  readonly type: string;
  /** When it is written, in one sentence, for the documentation. */
  readonly summary: string;
  /** Stable, each with a description. */
  readonly fields: z.ZodRawShape;
  /** The lines that a person sees; none for what is only for machines. */
  show(record: T): readonly ShownLine[];
}

/**
 * Declares a kind of record: `z.infer` of its fields is the record's type.
 *
 * @param kind `fields` with a `.describe(…)` each: docs/commands.md is made of them
 */
export function recordKind<const Shape extends z.ZodRawShape>(kind: {
  readonly type: string;
  readonly summary: string;
  readonly fields: Shape;
  readonly show: (record: z.infer<z.ZodObject<Shape>>) => readonly ShownLine[];
}): RecordKind<z.infer<z.ZodObject<Shape>>> {
  return kind;
}

/** The type of a kind's records. */
export type RecordOf<Kind> = Kind extends RecordKind<infer T> ? T : never;
