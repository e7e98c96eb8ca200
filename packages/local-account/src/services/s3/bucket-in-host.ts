import type { WireRequest } from '../../wire/wire-request';

/** `bucket.localhost:4566`, and with the service's name, with or without a Region, as AWS has it: `bucket.s3.us-east-1.localhost`. */
const HOST = /^(?:(?<bucket>.+?)\.)??(?:s3\.(?:[a-z]{2}(?:-[a-z]+)+-\d\.)?)?localhost(?::\d+)?$/i;

/**
 * A request as its operations are declared: the bucket first in the path. Clients that are given a name for an endpoint, and not an
 * address, put it into the host.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function withBucketInPath(request: WireRequest): WireRequest {
  const bucket = HOST.exec(request.headers.host ?? '')?.groups?.bucket;
  if (bucket === undefined) return request;
  return {
    ...request,
    path: `/${bucket.toLowerCase()}${request.path === '/' ? '' : request.path}`,
  };
}
