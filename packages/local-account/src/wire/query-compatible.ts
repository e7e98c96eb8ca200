import type { Protocol } from './protocol';
import { isForm } from './query-form';
import type { WireRequest } from './wire-request';

/**
 * A service that speaks JSON, and goes on speaking the query protocol of old to clients who do.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
export function queryCompatible(json: Protocol, query: Protocol): Protocol {
  const protocolOf = (request: WireRequest) => (isQuery(request) ? query : json);
  return {
    title: `${json.title}; ${query.title}`,
    answer: (request, api, requestId) => protocolOf(request).answer(request, api, requestId),
    refuse: (request, error, requestId) => protocolOf(request).refuse(request, error, requestId),
  };
}

/** A request of the query protocol is a form, or has all of it in the query string. */
function isQuery(request: WireRequest): boolean {
  const { headers, queryString } = request;
  return isForm(request) || (headers['x-amz-target'] === undefined && /(?:^|&)Action=/.test(queryString));
}
