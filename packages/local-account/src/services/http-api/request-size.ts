import type { WireRequest } from '../../wire/http-server';
import { GatewayError } from './gateway-error';

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
export const LARGEST_PAYLOAD_BYTES = 10 * 1024 * 1024;

/** Of the request line and the header values together; same page. */
const LARGEST_HEAD_BYTES = 10_240;

/**
 * Not confirmed against AWS: the answer to a head that is too large, and that header names do not count.
 *
 * @throws GatewayError 413 or 431 for a request larger than an HTTP API takes, 503 for one that there is no memory for
 */
export function checkRequestSize({
  method,
  path,
  queryString,
  headers,
  body,
  unreadBody,
}: WireRequest): void {
  const target = queryString === '' ? path : `${path}?${queryString}`;
  let headBytes = Buffer.byteLength(`${method} ${target} HTTP/1.1`);
  for (const value of Object.values(headers)) headBytes += Buffer.byteLength(value);
  if (headBytes > LARGEST_HEAD_BYTES)
    throw new GatewayError(431, 'Request Header Fields Too Large', 'DEFAULT_4XX');
  if (unreadBody === 503) throw new GatewayError(503, 'Service Unavailable', 'DEFAULT_5XX');
  if (unreadBody === 413 || body.length > LARGEST_PAYLOAD_BYTES)
    throw new GatewayError(413, 'Request Entity Too Large', 'REQUEST_TOO_LARGE');
}
