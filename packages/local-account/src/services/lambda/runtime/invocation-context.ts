import { accountTime } from './account-time';
import type { HttpAnswer } from './http-connection';

/** What a handler gets as its second argument. */
export interface InvocationContext {
  readonly functionName: string | undefined;
  readonly functionVersion: string | undefined;
  readonly invokedFunctionArn: string;
  /** A string: AWS's runtime passes the environment variable on. */
  readonly memoryLimitInMB: string | undefined;
  readonly awsRequestId: string;
  readonly logGroupName: string | undefined;
  readonly logStreamName: string | undefined;
  readonly xRayTraceId: string | undefined;
  /** What the caller has told of itself. */
  readonly clientContext: unknown;
  getRemainingTimeInMillis(): number;
}

/** Makes the context of the invocation whose headers these are. */
export function invocationContext(headers: HttpAnswer['headers']): InvocationContext {
  const { env } = process;
  const deadlineMs = Number(header(headers, 'deadline-ms'));
  return {
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: header(headers, 'invoked-function-arn') ?? '',
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    awsRequestId: header(headers, 'aws-request-id') ?? '',
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    xRayTraceId: header(headers, 'trace-id'),
    clientContext: clientContextIn(headers),
    getRemainingTimeInMillis: () => deadlineMs - accountTime(),
  };
}

function clientContextIn(headers: HttpAnswer['headers']): unknown {
  const json = header(headers, 'client-context');
  return json === undefined ? undefined : JSON.parse(json);
}

function header(headers: HttpAnswer['headers'], name: string): string | undefined {
  return headers[`lambda-runtime-${name}`];
}
