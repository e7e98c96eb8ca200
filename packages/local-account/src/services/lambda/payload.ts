import { AwsError } from '../../errors/aws-error';

/** "6 MB each for request and response (synchronous)" (Lambda quotas). */
const MAX_REQUEST_BYTES = 6_291_456;

/** "1 MB (asynchronous)" (Lambda quotas). */
const MAX_EVENT_BYTES = 1_048_576;

/** @throws AwsError RequestTooLargeException, for what only a caller that waits may send */
export function checkEventSize(payload: string): void {
  const size = Buffer.byteLength(payload);
  if (size <= MAX_EVENT_BYTES) return;
  throw new AwsError(
    'RequestTooLargeException',
    `${size} byte payload is too large for the Event invocation type (limit ${MAX_EVENT_BYTES} bytes)`,
    413,
  );
}

/**
 * Checks the payload of an invocation.
 *
 * @returns it as it is, or `{}` for an empty one
 * @throws AwsError RequestTooLargeException or InvalidRequestContentException
 */
export function checkedPayload(payload: string): string {
  if (Buffer.byteLength(payload) > MAX_REQUEST_BYTES) {
    throw new AwsError(
      'RequestTooLargeException',
      `Request must be smaller than ${MAX_REQUEST_BYTES} bytes for the InvokeFunction operation`,
      413,
    );
  }
  if (payload === '') return '{}';
  // Half a surrogate pair has no UTF-8: sent on, it would arrive as another character.
  if (/\p{Surrogate}/u.test(payload)) throw notJson('Invalid UTF-8');
  try {
    JSON.parse(payload);
  } catch (error) {
    throw notJson(error instanceof Error ? error.message : String(error));
  }
  return payload;
}

function notJson(reason: string): AwsError {
  return new AwsError('InvalidRequestContentException', `Could not parse request body into json: ${reason}`);
}
