import { parseSignatureTime } from './signature-v4/signature-time';
import type { WireRequestHead } from './wire-request';

/** The older signature of S3 in a query string, which version 1 of the AWS CLI makes for URLs in us-east-1. */
export interface OlderSignature {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
}

/**
 * Reads a Signature Version 2 in the query string, which S3 alone takes.
 *
 * @returns undefined if there is none
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html
 */
export function olderSignatureOf({
  queryString,
}: Pick<WireRequestHead, 'queryString'>): OlderSignature | undefined {
  if (!queryString.includes('AWSAccessKeyId=')) return undefined;
  const query = new URLSearchParams(queryString);
  const accessKeyId = query.get('AWSAccessKeyId');
  if (accessKeyId === null || !query.has('Signature') || !query.has('Expires')) return undefined;
  const sessionToken = query.get('x-amz-security-token');
  return { accessKeyId, ...(sessionToken !== null && { sessionToken }) };
}

/** Whether a request has its signature in the query string, and that has expired. */
export function isExpiredUrl({
  queryString,
  receivedAt,
}: Pick<WireRequestHead, 'queryString' | 'receivedAt'>): boolean {
  if (!queryString.includes('Expires=')) return false;
  const query = new URLSearchParams(queryString);
  const seconds = (name: string) => Number(query.get(name) ?? NaN);
  const endsAt = query.has('AWSAccessKeyId')
    ? seconds('Expires') * 1000
    : parseSignatureTime(query.get('X-Amz-Date') ?? '') + seconds('X-Amz-Expires') * 1000;
  return endsAt < receivedAt;
}
