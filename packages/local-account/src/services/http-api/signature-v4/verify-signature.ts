import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../../../errors/aws-error';
import type { WireRequest } from '../../../wire/http-server';
import type { ClientCredentials } from '../client-credentials';
import { canonicalRequest } from './canonical-request';
import { type RequestSignature, requestSignature } from './request-signature';

export interface SignatureExpectation {
  /** The one key pair that is known. A session token is not looked at. */
  readonly credentials: ClientCredentials;
  readonly region: string;
  readonly service: string;
}

/** How far the clocks of client and service may differ. */
const LARGEST_SKEW_MS = 5 * 60_000;

/**
 * Verifies a request's Signature Version 4.
 *
 * @throws AwsError in AWS's words, unless the request was signed with the key pair, for the Region and the service, just now
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function verifySignature(request: WireRequest, expectation: SignatureExpectation): void {
  const given = requestSignature(request);
  const { credentials, region, service } = expectation;
  if (given.service !== service)
    throw invalid(`Credential should be scoped to correct service: '${service}'.`);
  if (given.region !== region)
    throw invalid(`Credential should be scoped to a valid region, not '${given.region}'.`);
  if (given.accessKeyId !== credentials.accessKeyId) {
    throw new AwsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      403,
    );
  }
  checkSignedHeaders(given, request);
  checkTime(given, request.receivedAt);
  const expected = Buffer.from(signatureOf(request, given, credentials.secretAccessKey));
  const actual = Buffer.from(given.signature);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) {
    throw invalid(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
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
  const signedAt = milliseconds(timestamp);
  if (Number.isNaN(signedAt)) {
    throw new AwsError(
      'IncompleteSignatureException',
      `Date must be in ISO-8601 'basic format'. Got '${timestamp}'.`,
      403,
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
      `Signature expired: ${timestamp} is now earlier than ${basic(now - holdsMs)} (${basic(now)}).`,
    );
  }
  if (signedAt - LARGEST_SKEW_MS > now) {
    throw invalid(
      `Signature not yet current: ${timestamp} is still later than ${basic(now + LARGEST_SKEW_MS)} (${basic(now)} + 5 min.)`,
    );
  }
}

function signatureOf(request: WireRequest, given: RequestSignature, secretAccessKey: string): string {
  const { date, region, service, timestamp, signedHeaders } = given;
  const scope = [date, region, service, 'aws4_request'];
  const digest = createHash('sha256').update(canonicalRequest(request, signedHeaders)).digest('hex');
  const stringToSign = ['AWS4-HMAC-SHA256', timestamp, scope.join('/'), digest].join('\n');
  const key = scope.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  return hmac(key, stringToSign).toString('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** @returns NaN for what is not `YYYYMMDDTHHMMSSZ` */
function milliseconds(timestamp: string): number {
  const extended = timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  return extended === timestamp ? NaN : Date.parse(extended);
}

function basic(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidSignatureException', message, 403);
}
