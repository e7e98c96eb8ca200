import { principalArn } from '@pipeline/iam-policy';
import { AccessDenied } from '../access/access-denied';
import { errorFamily } from '../access/error-family';
import { AwsError } from '../errors/aws-error';
import type { InterceptedCall } from '../intercept';

/** An error as it is asked for. */
export interface AskedError {
  readonly code?: string;
  readonly message?: string;
  readonly status?: number;
}

/** How a service answers who calls too often. Other services than these answer as most do: `ThrottlingException`, 400. */
const THROTTLED = new Map<string, () => AwsError>([
  [
    'lambda',
    () =>
      new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, {
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      }),
  ],
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
  ['s3', () => new AwsError('SlowDown', 'Please reduce your request rate.', 503)],
  // https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
  ['sns', () => new AwsError('Throttled', 'Rate exceeded', 429)],
  // The words by https://github.com/Particular/docs.particular.net/pull/3438
  ['sqs', () => new AwsError('RequestThrottled', 'Request is throttled.', 403)],
]);

/** How a service says that it failed by itself. @see each service's API Reference, "Common Errors" */
const INTERNAL_CODES = new Map([
  ['dynamodb', 'InternalServerError'],
  ['events', 'InternalException'],
  ['lambda', 'ServiceException'],
  ['logs', 'ServiceUnavailableException'],
  ['s3', 'InternalError'],
  ['sns', 'InternalError'],
  ['ssm', 'InternalServerError'],
]);

const INTERNAL_WORDS = 'The request processing has failed because of an unknown error, exception or failure.';

/** The words of what is often asked for. What has none here is said to fail on purpose. */
const WORDS: readonly (readonly [code: RegExp, message: string, status: number])[] = [
  [/^ServiceException$/, 'The AWS Lambda service encountered an internal error.', 500],
  [/^ServiceUnavailableException$/, 'The service cannot complete the request.', 500],
  [/^TooManyRequestsException$/, 'Rate Exceeded.', 429],
  [/^RequestThrottled$/, 'Request is throttled.', 403],
  [/Throttl|LimitExceeded/, 'Rate exceeded', 400],
  [
    /^(?:ServiceUnavailable|RequestTimeout)/,
    'The request has failed due to a temporary failure of the server.',
    503,
  ],
  [/Internal|^ServiceFailure/, INTERNAL_WORDS, 500],
];

const ACCESS_DENIED = /^(?:AccessDenied(?:Exception)?|AuthorizationError)$/;

/** The error of a service that is called too often. */
export function throttledError(service: string): AwsError {
  const family = errorFamily(service);
  const code = family === 'query' ? 'Throttling' : 'ThrottlingException';
  return THROTTLED.get(service)?.() ?? new AwsError(code, 'Rate exceeded', family === 'rest' ? 429 : 400);
}

/** What a caller has in hand who had no answer. There is no such answer of AWS: its status has callers try again. */
export function noAnswerError(): AwsError {
  return new AwsError('RequestTimeout', 'No answer came in time.', 503);
}

/** The error that is asked for; without a code, the one of a service that fails by itself. */
export function askedError({ code: asked, message, status }: AskedError, call: InterceptedCall): AwsError {
  const code = asked ?? INTERNAL_CODES.get(call.service) ?? 'InternalFailure';
  if (ACCESS_DENIED.test(code)) return accessDenied(call, message);
  const known = WORDS.find(([pattern]) => pattern.test(code));
  return new AwsError(code, message ?? known?.[1] ?? 'It fails on purpose.', status ?? known?.[2] ?? 400);
}

/** With the service's own code and status for it. */
function accessDenied(
  { service, operation, resource, caller: { principal } }: InterceptedCall,
  message: string | undefined,
): AccessDenied {
  const action = `${service}:${operation}`;
  const words = `User: ${principalArn(principal)} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  return new AccessDenied(action, resource, message ?? words, service);
}
