import { AwsError } from '../errors/aws-error';
import type { WireRequest } from './http-server';

/** The parameters of a request in the query protocol, by name; of a repeated one the last. */
export type QueryForm = ReadonlyMap<string, string>;

/** More than the largest request of an AWS API has: ten messages of SQS with ten attributes each are under 500. */
const MOST_PARAMETERS = 10_000;

/** Whether a request is in the query protocol. */
export function isForm({ headers }: WireRequest): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}

/**
 * Reads the parameters in query string and body.
 *
 * @throws AwsError `MalformedInput` for more than 10,000 of them
 */
export function readQueryForm({ body, queryString }: WireRequest): QueryForm {
  const texts = [queryString, body.toString()];
  if (texts.reduce((sum, text) => sum + countParameters(text), 0) > MOST_PARAMETERS) {
    throw new AwsError('MalformedInput', `The request has more than ${MOST_PARAMETERS} parameters.`);
  }
  return new Map(texts.flatMap((text) => [...new URLSearchParams(text)]));
}

/** Counted before they are read: 16 MiB of ampersands would take a gigabyte. */
function countParameters(text: string): number {
  let count = 1;
  for (let at = text.indexOf('&'); at >= 0 && count <= MOST_PARAMETERS; at = text.indexOf('&', at + 1))
    count += 1;
  return count;
}
