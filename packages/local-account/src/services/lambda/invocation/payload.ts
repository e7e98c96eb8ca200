import { AwsError } from '../../../errors/aws-error';
import { exceedsJsonBounds } from '../../../wire/json-bounds';
import { describePayloadFault } from './payload-fault';

/** "6 MB each for request and response (synchronous)" (Lambda quotas). */
const MAX_REQUEST_BYTES = 6_291_456;

/** "1 MB (asynchronous)" (Lambda quotas). */
const MAX_EVENT_BYTES = 1_048_576;

/**
 * Reads what a client sends as the payload.
 *
 * @returns JSON: the text as it is, or `{}` for an empty one
 * @throws AwsError RequestTooLargeException, or InvalidRequestContentException for what is not UTF-8 or not JSON, or is nested too
 * deep or has more values than the process has memory for
 */
export function readPayload(bytes: Buffer): string {
  if (bytes.length === 0) return '{}';
  checkRequestSize(bytes.length);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // Not confirmed against AWS: how deep a payload may be nested.
    if (exceedsJsonBounds(text)) throw notJson('It is nested too deep, or has too many values');
    JSON.parse(text);
    return text;
  } catch (error) {
    if (error instanceof AwsError) throw error;
    throw notJson(describePayloadFault(bytes) ?? 'It is not JSON');
  }
}

/**
 * Checks the payload of an invocation, which is JSON.
 *
 * @throws AwsError RequestTooLargeException or InvalidRequestContentException
 */
export function checkPayload(payload: string): void {
  checkRequestSize(Buffer.byteLength(payload));
  // Half a surrogate pair has no UTF-8: sent on, it would arrive as another character.
  if (/\p{Surrogate}/u.test(payload)) throw notJson('Invalid UTF-8');
}

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

function checkRequestSize(bytes: number): void {
  if (bytes <= MAX_REQUEST_BYTES) return;
  throw new AwsError(
    'RequestTooLargeException',
    `Request must be smaller than ${MAX_REQUEST_BYTES} bytes for the InvokeFunction operation`,
    413,
  );
}

function notJson(reason: string): AwsError {
  return new AwsError(
    'InvalidRequestContentException',
    `Could not parse request body into json: Could not parse payload into json: ${reason}`,
  );
}
