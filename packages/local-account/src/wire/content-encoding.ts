import { gunzipSync } from 'node:zlib';
import { AwsError } from '../errors/aws-error';
import { LARGEST_BODY_BYTES, type WireRequest } from './wire-request';

/**
 * Undoes the compression that SDKs use for large requests.
 *
 * @throws AwsError `SerializationException` for a body that is not what its `Content-Encoding` says, or is larger than 16 MiB
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-compression.html
 */
export function decoded(request: WireRequest): WireRequest {
  const encoding = request.headers['content-encoding']?.toLowerCase();
  if (encoding === undefined || encoding === '' || encoding === 'identity') return request;
  if (encoding !== 'gzip') {
    throw new AwsError(
      'SerializationException',
      `The local run does not read ${encoding}: send gzip or none.`,
    );
  }
  const { 'content-encoding': _, ...headers } = request.headers;
  return { ...request, headers, body: gunzip(request.body) };
}

function gunzip(body: Buffer): Buffer {
  try {
    return gunzipSync(body, { maxOutputLength: LARGEST_BODY_BYTES });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const problem = isTooLarge ? `is larger than ${LARGEST_BODY_BYTES} bytes` : 'is not gzip';
    throw new AwsError('SerializationException', `The body ${problem}.`);
  }
}
