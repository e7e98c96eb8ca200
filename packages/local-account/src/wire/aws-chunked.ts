import { AwsError } from '../errors/aws-error';
import type { WireRequest } from './wire-request';

/**
 * Puts the pieces together in which SDKs send a body with its checksum at the end; a trailer becomes a header. The pieces' own
 * signatures are not looked at.
 *
 * @throws AwsError `IncompleteBody` for a body that is not in such pieces
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function withoutChunks(request: WireRequest): WireRequest {
  const { 'content-encoding': encoding = '', ...headers } = request.headers;
  const encodings = encoding.split(',').map((name) => name.trim());
  const isChunked =
    encodings.includes('aws-chunked') || headers['x-amz-content-sha256']?.startsWith('STREAMING-') === true;
  if (!isChunked) return request;
  const left = encodings.filter((name) => name !== 'aws-chunked' && name !== '').join(',');
  const { body, trailers } = readChunks(request.body);
  return {
    ...request,
    body,
    headers: { ...headers, ...(left !== '' && { 'content-encoding': left }), ...trailers },
  };
}

function readChunks(given: Buffer): { readonly body: Buffer; readonly trailers: Record<string, string> } {
  const pieces: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = given.indexOf('\r\n', at);
    const size = lineEnd < 0 ? undefined : sizeOf(given.toString('latin1', at, lineEnd));
    if (size === undefined || lineEnd + 2 + size > given.length) throw incomplete();
    const start = lineEnd + 2;
    if (size === 0)
      return { body: Buffer.concat(pieces), trailers: readTrailers(given.toString('latin1', start)) };
    pieces.push(given.subarray(start, start + size));
    at = start + size + 2;
  }
}

/** `<hexadecimal size>`, and for a signed piece `;chunk-signature=…`. */
function sizeOf(line: string): number | undefined {
  const digits = /^([0-9a-f]{1,8})(?:;.*)?$/i.exec(line)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

function readTrailers(text: string): Record<string, string> {
  const lines = text.split('\r\n').map((line) => /^([\w-]+):(.*)$/.exec(line));
  return Object.fromEntries(
    lines.flatMap((line) => (line ? [[(line[1] ?? '').toLowerCase(), (line[2] ?? '').trim()] as const] : [])),
  );
}

function incomplete(): AwsError {
  return new AwsError(
    'IncompleteBody',
    'The request body terminated unexpectedly: it is not in the pieces that it says it is.',
  );
}
