import { AwsError } from '../../../errors/aws-error';

/**
 * Reads what a caller tells of itself.
 *
 * @param base64 JSON, in base64
 * @returns the JSON, in characters that a header takes
 * @throws AwsError `InvalidRequestContentException`
 */
export function readClientContext(base64: string): string {
  const json = JSON.stringify(parse(Buffer.from(base64, 'base64').toString('utf8')));
  return json.replace(/[^\x20-\x7e]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The words are not confirmed against AWS.
    throw new AwsError(
      'InvalidRequestContentException',
      'Client context must be a valid Base64-encoded JSON object.',
    );
  }
}
