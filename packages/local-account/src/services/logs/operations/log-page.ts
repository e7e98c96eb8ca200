import { AwsError } from '../../../errors/aws-error';

/** The error for a token that the API did not give. */
export const INVALID_TOKEN = new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');

/** What an event counts for: "26 bytes for each log event" beside its message (API_PutLogEvents). */
export function bytesOfEvent({ message }: { readonly message: string }): number {
  return Buffer.byteLength(message) + 26;
}

/** "1 MB … which can be up to 10,000 log events" (API_GetLogEvents, API_FilterLogEvents). */
export const LARGEST_PAGE = { bytes: 1_048_576, bytesOf: bytesOfEvent };
