import { findJsonProblem, MAX_PAYLOAD_BYTES, parsePayload, type Payload } from '@pipeline/states-language';
import { AwsError } from '../../../errors/aws-error';
import { DEEPEST_JSON, exceedsJsonBounds } from '../../../wire/json-bounds';

/**
 * Reads the input that a client gives.
 *
 * @throws AwsError `ValidationException` for one that is too large, otherwise `InvalidExecutionInput`
 */
export function readInput(text: string): Payload {
  if (text === '') throw invalidInput('Invalid execution input.');
  checkInputSize({ text });
  if (exceedsJsonBounds(text)) throw invalidInput(`It is nested deeper than ${DEEPEST_JSON} levels.`);
  try {
    return parsePayload(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidInput(findJsonProblem(text).message);
  }
}

/** @throws AwsError `ValidationException` */
export function checkInputSize({ text }: Pick<Payload, 'text'>): void {
  if (Buffer.byteLength(text) <= MAX_PAYLOAD_BYTES) return;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to ${MAX_PAYLOAD_BYTES}`,
  );
}

function invalidInput(reason: string): AwsError {
  return new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${reason}'`);
}
