import { AwsError } from '../errors/aws-error';
import type { WireRequest, WireRequestHead } from './wire-request';

/** The parameters of a request in the query protocol, by name; of a repeated one the last. */
export type QueryForm = ReadonlyMap<string, string>;

/** More than the largest request of an AWS API has: ten messages of SQS with ten attributes each are under 500. */
const MOST_PARAMETERS = 10_000;

/** Whether a request is in the query protocol, or a form of another kind. */
export function isForm({ headers }: WireRequestHead): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}

/**
 * Reads the parameters in query string and body.
 *
 * @throws AwsError `MalformedInput` for more than 10,000 of them
 */
export function readQueryForm({ body, queryString }: WireRequest): QueryForm {
  const form = read([queryString, body.toString()]);
  if (form) return form;
  throw new AwsError('MalformedInput', `The request has more than ${MOST_PARAMETERS} parameters.`);
}

/**
 * The operation that a request calls in the query protocol: what tells it from any other form is `Action`, and a `Version` that is a
 * date, as those of AWS's APIs are.
 *
 * @param body undefined where it has not been read
 * @returns undefined for a request that is not in the query protocol
 */
export function queryActionOf(head: WireRequestHead, body?: Buffer): string | undefined {
  const hasForm = body !== undefined && body.length > 0 && isForm(head);
  if (head.queryString === '' && !hasForm) return undefined;
  const form = read(hasForm ? [head.queryString, body.toString()] : [head.queryString]);
  const action = form?.get('Action') ?? '';
  const version = form?.get('Version') ?? '';
  return /^[A-Z][A-Za-z0-9]*$/.test(action) && /^\d{4}-\d{2}-\d{2}$/.test(version) ? action : undefined;
}

/** @returns undefined for too many parameters */
function read(texts: readonly string[]): QueryForm | undefined {
  if (texts.reduce((sum, text) => sum + countParameters(text), 0) > MOST_PARAMETERS) return undefined;
  return new Map(texts.flatMap((text) => [...new URLSearchParams(text)]));
}

/** Counted before they are read: 16 MiB of ampersands would take a gigabyte. */
function countParameters(text: string): number {
  let count = text === '' ? 0 : 1;
  for (let at = text.indexOf('&'); at >= 0 && count <= MOST_PARAMETERS; at = text.indexOf('&', at + 1)) {
    count += 1;
  }
  return count;
}
