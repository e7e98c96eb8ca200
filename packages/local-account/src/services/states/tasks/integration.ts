import type { JsonValue } from 'type-fest';
import type { z } from 'zod';
import { isJsonObject, type Payload, type TaskCall } from '@pipeline/states-language';
import type { AwsError } from '../../../errors/aws-error';
import { ownValue } from '../../../record-by-name';
import type { Call } from '../../../wire/operation';
import { validationError } from '../../../wire/validation-message';
import type { TaskNeeds } from '../needs';

/** The execution that a task is part of. */
export interface TaskExecution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
}

/** A service that Step Functions calls in its own way. */
export interface Integration {
  /**
   * @param call in the name of the state machine's role
   * @returns the task's result
   * @throws AwsError as the service answers; TaskFailure for what else makes the task fail
   */
  run(
    needs: TaskNeeds,
    call: Call,
    task: Pick<TaskCall, 'arguments' | 'resource'>,
    execution: TaskExecution,
  ): Promise<Payload>;
  /**
   * How Step Functions names and words an error of the service, as recorded of AWS by LocalStack's tests.
   *
   * @param requestId of the call that failed
   */
  describeError(error: AwsError, requestId: string): { readonly error: string; readonly cause: string };
}

/** What Step Functions passes on of an error: the words of AWS's SDK for Java. */
export function sdkDetails({ code, httpStatus }: AwsError, requestId: string): string {
  return `Status Code: ${httpStatus}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null`;
}

/**
 * Reads arguments; null is as good as left out.
 *
 * @throws AwsError `SerializationException` for an argument of another type
 */
export function readArguments<Shape extends z.core.$ZodShape>(
  schema: z.ZodObject<Shape>,
  value: JsonValue,
): z.output<z.ZodObject<Shape>> {
  const known = isJsonObject(value)
    ? Object.fromEntries(Object.keys(schema.shape).map((name) => [name, ownValue(value, name) ?? null]))
    : value;
  const read = schema.safeParse(withoutNulls(known), { reportInput: true });
  if (read.success) return read.data;
  throw validationError(read.error);
}

/** Null is as good as left out (recorded on AWS: StartExecution's `Input`). */
export function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  const given = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(given.map(([key, member]) => [key, withoutNulls(member)]));
}
