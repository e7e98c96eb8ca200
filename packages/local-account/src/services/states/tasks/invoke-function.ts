import { z } from 'zod';
import {
  compacted,
  composePayload,
  isJsonObject,
  parsePayload,
  partsOf,
  type Payload,
  payloadOf,
  TaskFailure,
} from '@pipeline/states-language';
import type { FunctionAnswer } from '../needs';
import { type Integration, readArguments, sdkDetails } from './integration';
import { textOf } from './json-text';
import { answerPayload, sdkMetadata } from './sdk-metadata';

const text = z.string().optional();

const invokeArguments = z.object({
  FunctionName: z.string(),
  Qualifier: text,
  InvocationType: text,
  LogType: text,
  ClientContext: text,
});

/** Refusals of the call itself have one name of their own; throttling keeps its code. */
const REFUSED = /AccessDenied|Serialization|Validation|InvalidRequest/;

const describeError: Integration['describeError'] = (error, requestId) => ({
  error: `Lambda.${REFUSED.test(error.code) ? 'AWSLambdaException' : error.code}`,
  // Recorded on AWS, of a function that there is not.
  cause: `${error.message} (Service: AWSLambda; ${sdkDetails(error, requestId)})`,
});

/**
 * `arn:aws:states:::lambda:invoke`: the function by name, what Invoke answers as the result. What the function gives is written
 * without white space between tokens (recorded on AWS, of an error), unlike with the function's own ARN.
 */
export const lambdaInvoke: Integration = {
  run: async ({ functions }, call, { arguments: args }) => {
    const given = readArguments(invokeArguments, args.value);
    // A text is the JSON of the event as it stands, and no event that is a text (recorded on AWS).
    const Payload = textOf(partsOf(args).get('Payload')) ?? '{}';
    return describeAnswer(await functions.invoke(call, { ...given, Payload }));
  },
  describeError,
};

/** The function's own ARN as the task's resource: arguments are the event, what the function returns is the result. */
export const lambdaFunction: Integration = {
  run: async ({ functions }, call, { resource, arguments: event }) =>
    resultOf(await functions.invoke(call, { FunctionName: resource, Payload: event.text })),
  describeError,
};

/** Step Functions writes the members of an answer in the order of their names. */
function describeAnswer(answer: FunctionAnswer): Payload {
  const { ExecutedVersion, LogResult, RequestId, StatusCode = 200 } = answer;
  const described = { ExecutedVersion, LogResult, StatusCode, ...sdkMetadata(RequestId, StatusCode) };
  const members = [...partsOf(answerPayload(described)), ['Payload', resultOf(answer, compacted)] as const];
  return composePayload(new Map(members.sort(([left], [right]) => (left < right ? -1 : 1))));
}

/** @throws TaskFailure with the function's error type, and its whole error object as the cause */
function resultOf(
  { Payload, FunctionError }: FunctionAnswer,
  write: (result: Payload) => Payload = (result) => result,
): Payload {
  // Nobody waits for the function. That the result is an empty text then is not confirmed against AWS.
  if (Payload === '') return payloadOf('');
  const result = write(parseResult(Payload));
  if (FunctionError === undefined) return result;
  const { value: error, text: cause } = result;
  const errorType =
    isJsonObject(error) && typeof error.errorType === 'string' ? error.errorType : 'Lambda.Unknown';
  throw new TaskFailure(errorType, cause);
}

/** Recorded on AWS, of a large one: what is no JSON is looked at for its size. Not confirmed against AWS: that a small one is a text. */
function parseResult(text: string): Payload {
  try {
    return parsePayload(text);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return payloadOf(text);
  }
}
