import { z } from 'zod';
import { isJsonObject } from '@pipeline/states-language';

/** A value by each of the names that others chose. It has no prototype, so that a name which is not there gives nothing. */
export type RecordByName<Value> = Readonly<Record<string, Value>>;

/** Puts values together by names that others chose; of a name that comes twice the last counts. */
export function withoutPrototype<Value>(entries: Iterable<readonly [string, Value]>): RecordByName<Value> {
  return Object.setPrototypeOf(Object.fromEntries(entries), null) as RecordByName<Value>;
}

/** What an object has by a name that others chose; nothing of its prototype. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/**
 * Reads an object whose names others choose: clients, or templates. Whatever they choose is a name like any other, also `__proto__`,
 * which `z.record` leaves out.
 *
 * @param message what is said of what is no object @default - zod's words
 */
export function recordByName<Value>(value: z.ZodType<Value>, message?: string) {
  return z.custom<Readonly<Record<string, unknown>>>().transform((given, context): RecordByName<Value> => {
    if (!isJsonObject(given)) {
      context.issues.push({ code: 'invalid_type', expected: 'record', input: given, message });
      return {};
    }
    const read = Object.entries(given).map(
      ([name, member]) => [name, value.safeParse(member, { reportInput: true })] as const,
    );
    return withoutPrototype(
      read.flatMap(([name, { success, data, error }]) => {
        if (success) return [[name, data] as const];
        for (const issue of error.issues) {
          context.issues.push({ ...issue, path: [name, ...issue.path] } as z.core.$ZodRawIssue);
        }
        return [];
      }),
    );
  });
}
