import { ALGORITHM_IDENTIFIER } from '@smithy/signature-v4';
import type { WireRequest } from '../http-server';
import { formatSignatureTime } from './signature-time';
import { Unauthenticated } from './unauthenticated';

/** A signature as a request carries it, in its `Authorization` header or in its query string. */
export interface RequestSignature {
  readonly accessKeyId: string;
  /** Undefined for a key that is no session's. */
  readonly sessionToken: string | undefined;
  /** The scope's parts: `YYYYMMDD`, Region and service. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  /** In lower case. */
  readonly signedHeaders: readonly string[];
  /** In hexadecimal digits. */
  readonly signature: string;
  /** `YYYYMMDDTHHMMSSZ`. */
  readonly timestamp: string;
  /** How long a signature in the query string holds; undefined for one in the header. */
  readonly expiresSeconds: number | undefined;
}

/** The longest that a signature in a query string holds: a week. */
const LONGEST_EXPIRY_SECONDS = 604_800;

/**
 * Reads the signature of a request.
 *
 * @throws Unauthenticated for a request that has none, or not a whole one
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function requestSignature(request: WireRequest): RequestSignature {
  const { authorization } = request.headers;
  if (authorization?.startsWith('AWS4-')) return inHeader(authorization, request);
  const query = new URLSearchParams(request.queryString);
  if (query.has('X-Amz-Algorithm')) return inQuery(query);
  if (query.has('AWSAccessKeyId')) {
    // As S3 answers in the Regions that came later: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
    throw incomplete(
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  }
  throw new Unauthenticated('MissingToken', 'Missing Authentication Token');
}

function inHeader(authorization: string, { headers }: WireRequest): RequestSignature {
  const [algorithm = '', ...rest] = authorization.split(' ');
  const parameters = new Map(
    rest
      .join(' ')
      .split(',')
      .map((part) => part.trim())
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  return {
    ...parts(algorithm, (name) => parameters.get(name), 'Authorization header'),
    sessionToken: headers['x-amz-security-token'],
    timestamp: headers['x-amz-date'] ?? basicFormat(headers.date),
    expiresSeconds: undefined,
  };
}

function inQuery(query: URLSearchParams): RequestSignature {
  const parameter = (name: string) => query.get(`X-Amz-${name}`) ?? undefined;
  const expires = parameter('Expires') ?? '';
  const expiresSeconds = Number(expires);
  if (!/^\d+$/.test(expires) || expiresSeconds < 1 || expiresSeconds > LONGEST_EXPIRY_SECONDS) {
    throw incomplete(`X-Amz-Expires must be a number from 1 to ${LONGEST_EXPIRY_SECONDS}.`);
  }
  return {
    ...parts(parameter('Algorithm') ?? '', parameter, 'AWS query-string parameters'),
    sessionToken: parameter('Security-Token'),
    timestamp: parameter('Date') ?? '',
    expiresSeconds,
  };
}

function parts(algorithm: string, parameter: (name: string) => string | undefined, place: string) {
  if (algorithm !== ALGORITHM_IDENTIFIER) throw incomplete(`Unsupported AWS 'algorithm': '${algorithm}'.`);
  const [credential, signedHeaders, signature] = ['Credential', 'SignedHeaders', 'Signature'].map((name) => {
    const value = parameter(name);
    if (value === undefined || value === '') throw incomplete(`${place} requires '${name}' parameter.`);
    return value;
  }) as [string, string, string];
  const scope = /^(?<key>[^/]+)\/(?<date>\d{8})\/(?<region>[^/]+)\/(?<service>[^/]+)\/aws4_request$/.exec(
    credential,
  )?.groups;
  if (!scope) throw incomplete(`Credential must have 5 slash-delimited elements, got '${credential}'.`);
  return {
    accessKeyId: scope.key ?? '',
    date: scope.date ?? '',
    region: scope.region ?? '',
    service: scope.service ?? '',
    signedHeaders: signedHeaders.toLowerCase().split(';'),
    signature,
  };
}

/** A `Date` header, such as `Sun, 22 Nov 2026 09:05:07 GMT`, in the form that is signed. */
function basicFormat(date: string | undefined): string {
  const time = Date.parse(date ?? '');
  if (Number.isNaN(time)) {
    throw incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  return formatSignatureTime(time);
}

function incomplete(message: string): Unauthenticated {
  return new Unauthenticated('IncompleteSignature', message);
}
