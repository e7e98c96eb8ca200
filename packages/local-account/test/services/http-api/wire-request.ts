import type { WireRequest } from '../../../src/wire/http-server';

/** A request as the server reads it: `POST /` with an empty body, unless told otherwise. */
export function wireRequest(
  given: Partial<Omit<WireRequest, 'body'>> & { body?: string | Buffer } = {},
): WireRequest {
  const { body = '', headers = {}, ...rest } = given;
  return {
    method: 'POST',
    path: '/',
    queryString: '',
    sourceIp: '127.0.0.1',
    receivedAt: Date.now(),
    client: new AbortController(),
    ...rest,
    headers: { host: '127.0.0.1:4566', ...headers },
    body: Buffer.from(body),
  };
}
