import { timingSafeEqual } from 'node:crypto';
import type { ClientCredentials } from '../../access/credentials/credentials';
import type { WireRequest } from '../http-server';
import type { RequestSignature } from './request-signature';
import { signAgain } from './sign-again';
import { formatSignatureTime, parseSignatureTime } from './signature-time';
import { Unauthenticated } from './unauthenticated';

/** How far the clocks of client and service may differ. */
const LARGEST_SKEW_MS = 5 * 60_000;

/** What a signature is for. */
export interface SignatureScope {
  readonly region: string;
  readonly service: string;
}

/**
 * Verifies a request's Signature Version 4. Its client and its reception go by the machine's clock, whatever the account's says.
 *
 * @param given the signature, as the request has it
 * @param expected what it has to be made with, and, where that is looked at, what it has to be for
 * @throws Unauthenticated in AWS's words, unless the request was signed so, just now
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export async function verifySignature(
  request: WireRequest,
  given: RequestSignature,
  { credentials, region = given.region, service = given.service }: Expected,
): Promise<void> {
  if (given.service !== service)
    throw invalid(`Credential should be scoped to correct service: '${service}'.`);
  if (given.region !== region)
    throw invalid(`Credential should be scoped to a valid region, not '${given.region}'.`);
  checkSignedHeaders(given, request);
  checkTime(given, request.receivedAt);
  const right = Buffer.from(await signAgain(request, given, { credentials, region, service }));
  const actual = Buffer.from(given.signature);
  if (right.length !== actual.length || !timingSafeEqual(right, actual)) {
    throw invalid(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
}

interface Expected extends Partial<SignatureScope> {
  readonly credentials: ClientCredentials;
}

/** The host and the date have to be signed: otherwise a signature could be used elsewhere, or at another time. */
function checkSignedHeaders(
  { signedHeaders, expiresSeconds }: RequestSignature,
  { headers }: WireRequest,
): void {
  const date = headers['x-amz-date'] === undefined ? 'date' : 'x-amz-date';
  const required = expiresSeconds === undefined ? ['host', date] : ['host'];
  const missing = required.find((name) => !signedHeaders.includes(name));
  if (missing !== undefined) throw invalid(`'${missing}' must be a 'SignedHeader' in the AWS Authorization.`);
}

function checkTime({ date, timestamp, expiresSeconds }: RequestSignature, now: number): void {
  const signedAt = parseSignatureTime(timestamp);
  if (Number.isNaN(signedAt)) {
    throw new Unauthenticated(
      'IncompleteSignature',
      `Date must be in ISO-8601 'basic format'. Got '${timestamp}'.`,
    );
  }
  if (!timestamp.startsWith(date)) {
    throw invalid(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${timestamp.slice(0, 8)}', from '${timestamp}'.`,
    );
  }
  const holdsMs = expiresSeconds === undefined ? LARGEST_SKEW_MS : expiresSeconds * 1000;
  if (signedAt + holdsMs < now) {
    throw invalid(
      `Signature expired: ${timestamp} is now earlier than ${formatSignatureTime(now - holdsMs)} (${formatSignatureTime(now)}).`,
    );
  }
  if (signedAt - LARGEST_SKEW_MS > now) {
    throw invalid(
      `Signature not yet current: ${timestamp} is still later than ${formatSignatureTime(now + LARGEST_SKEW_MS)} (${formatSignatureTime(now)} + 5 min.)`,
    );
  }
}

function invalid(message: string): Unauthenticated {
  return new Unauthenticated('InvalidSignature', message);
}
