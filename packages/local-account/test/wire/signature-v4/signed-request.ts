import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Caller } from '../../../src/access/caller';
import { IssuedCredentials } from '../../../src/access/credentials/issued-credentials';
import { ManualClock } from '../../../src/clock/manual-clock';
import type { WireRequest } from '../../../src/wire/http-server';
import { authenticate } from '../../../src/wire/signature-v4/authenticate';
import { wireRequest } from '../../services/http-api/wire-request';

/** Goes its own way: signatures go by the machine's. */
export const clock = new ManualClock();
export const issued = new IssuedCredentials(clock);
export const caller: Caller = {
  principal: { type: 'administrator', accountId: '000000000000', arn: 'arn:aws:iam::000000000000:root' },
};
export const credentials = issued.issueKeyPair(caller);
export const NOW = Date.UTC(2026, 10, 22, 9, 5, 7);
export const minutes = (count: number) => new Date(NOW + count * 60_000);

export interface Options {
  readonly secretAccessKey?: string;
  readonly accessKeyId?: string;
  readonly sessionToken?: string;
  readonly region?: string;
  readonly service?: string;
  readonly signingDate?: Date;
  readonly applyChecksum?: boolean;
  readonly expiresIn?: number;
}

function signer({
  region = 'us-east-1',
  service = 'execute-api',
  applyChecksum,
  ...keys
}: Options): SignatureV4 {
  return new SignatureV4({
    credentials: { ...credentials, ...keys },
    region,
    service,
    applyChecksum,
    sha256: Sha256,
  });
}

type Query = Record<string, string | string[]>;

export interface Plain {
  readonly method: string;
  readonly path: string;
  readonly query: Query;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export const PLAIN: Plain = {
  method: 'POST',
  path: '/',
  query: {},
  headers: { host: '127.0.0.1:4566', 'content-type': 'application/json' },
  body: '{"key1":"value1"}',
};

/** What goes over the wire. */
function sent(
  given: { method: string; path: string; headers: Record<string, string>; query?: unknown },
  body: string,
) {
  const pairs = Object.entries((given.query ?? {}) as Query).flatMap(([name, values]) =>
    [values].flat().map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  );
  const headers = Object.fromEntries(
    Object.entries(given.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return wireRequest({ ...given, headers, queryString: pairs.join('&'), body, receivedAt: NOW });
}

/** A request with its signature in the header. */
export async function signed(given: Partial<Plain> = {}, options: Options = {}): Promise<WireRequest> {
  const request = { ...PLAIN, ...given, hostname: '127.0.0.1', protocol: 'http:' };
  const { signingDate = new Date(NOW), ...rest } = options;
  return sent(await signer(rest).sign(request, { signingDate }), request.body);
}

/** A request with its signature in the query string. */
export async function presigned(given: Partial<Plain> = {}, options: Options = {}): Promise<WireRequest> {
  const request = { ...PLAIN, ...given, hostname: '127.0.0.1', protocol: 'http:' };
  const { signingDate = new Date(NOW), expiresIn = 60, ...rest } = options;
  return sent(await signer(rest).presign(request, { signingDate, expiresIn }), request.body);
}

/** Verifies for `execute-api` in us-east-1. */
export const verify = (request: WireRequest) =>
  authenticate(request, issued, { region: 'us-east-1', service: 'execute-api' });
