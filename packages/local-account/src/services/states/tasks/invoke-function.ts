import type { JsonValue } from 'type-fest';
import { z } from 'zod';
import { isJsonObject, parsePayload, type Payload, payloadOf, TaskFailure } from '@pipeline/states-language';
import type { Call } from '../../../wire/operation';
import type { TaskNeeds } from '../needs';
import { type Integration, readArguments, sdkDetails } from './integration';
import { sdkMetadata } from './sdk-metadata';

const invokeArguments = z.object({
  FunctionName: z.string(),
  Qualifier: z.string().optional(),
  Payload: z.custom<JsonValue>().default({}),
});

/** Refusals of the call itself have one name of their own; throttling keeps its code. */
const REFUSED = /AccessDenied|Serialization|Validation|InvalidRequest/;

const describeError: Integration['describeError'] = (error, requestId) => ({
  error: `Lambda.${REFUSED.test(error.code) ? 'AWSLambdaException' : error.code}`,
  cause: `${error.message} (Service: Lambda, ${sdkDetails(error, requestId)})`,
});

/** `arn:aws:states:::lambda:invoke`: the function by name, what Invoke answers as the result. */
export const lambdaInvoke: Integration = {
  run: async ({ functions }, call, task) => {
    const { Payload, ...named } = readArguments(invokeArguments, task.arguments.value);
    const { requestId, result } = await invoke(functions, call, named, payloadOf(Payload));
    return payloadOf({
      ExecutedVersion: '$LATEST',
      Payload: result.value,
      ...sdkMetadata(requestId),
      StatusCode: 200,
    });
  },
  describeError,
};

/** The function's own ARN as the task's resource: arguments are the event, what the function returns is the result. */
export const lambdaFunction: Integration = {
  run: async ({ functions }, call, task) =>
    (await invoke(functions, call, { FunctionName: task.resource }, task.arguments)).result,
  describeError,
};

/** @throws TaskFailure with the function's error type, and its whole error object as the cause */
async function invoke(
  functions: TaskNeeds['functions'],
  call: Call,
  named: { readonly FunctionName: string; readonly Qualifier?: string },
  event: Payload,
): Promise<{ readonly requestId: string; readonly result: Payload }> {
  const answer = await functions.invoke(call, { ...named, Payload: event.text });
  const result = parsePayload(answer.Payload);
  if (answer.FunctionError === undefined) return { requestId: answer.RequestId, result };
  const { value: error } = result;
  const errorType =
    isJsonObject(error) && typeof error.errorType === 'string' ? error.errorType : 'Lambda.Unknown';
  throw new TaskFailure(errorType, answer.Payload);
}
