import { AwsError } from '../errors/aws-error';
import type { UnsignedCall } from './addressee';
import { errorXml } from './aws-query';
import { notServed } from './protocol';
import { isForm, queryActionOf } from './query-form';
import type { WireRequest, WireRequestHead, WireResponse } from './wire-request';

/** Refuses a request by its head, with a reason. */
export function notAdmitted(head: WireRequestHead, reason: string, requestId: string): WireResponse {
  const code = isForm(head) ? 'AccessDenied' : 'AccessDeniedException';
  return refusal(head, new AwsError(code, reason, 403), requestId);
}

/**
 * Refuses a request to a service that the local run does not have, in the protocol that the request is in, with the operation's
 * name where the request has it.
 */
export function serviceNotServed(service: string, request: WireRequest, requestId: string): WireResponse {
  const { headers, method, path, body } = request;
  const target = headers['x-amz-target']?.split('.').at(-1);
  const action = queryActionOf(request, body);
  const message = notServed(service, target ?? action ?? `${method} ${path}`);
  if (action !== undefined) return xmlError(new AwsError('InvalidAction', message), requestId);
  return jsonError(new AwsError('UnknownOperationException', message, 404), requestId);
}

/**
 * Refuses a call whose signature cannot be read.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export function unreadableSignature(request: WireRequest, requestId: string): WireResponse {
  const message =
    'The signature has no credential scope <access key>/<date>/<region>/<service>/aws4_request, which tells the service.';
  const code = isForm(request) ? 'IncompleteSignature' : 'IncompleteSignatureException';
  return refusal(request, new AwsError(code, message, 403), requestId);
}

/** Operations that AWS takes unsigned. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const UNSIGNED_BY_DESIGN = new Map([
  ['AssumeRoleWithSAML', 'sts'],
  ['AssumeRoleWithWebIdentity', 'sts'],
]);

/**
 * Refuses a call of an AWS API that is not signed. AWS's words and statuses: of the query protocol
 * https://github.com/amzn/selling-partner-api-docs/issues/3081, of REST https://github.com/brefphp/bref/issues/1250; the services of
 * JSON answer what is wrong with a signature with 400 (https://github.com/totemstech/node-dynamodb/issues/54).
 */
export function unsignedCall({ operation, protocol }: UnsignedCall, requestId: string): WireResponse {
  const hint = `${operation} is an AWS API's, and the request is not signed: any credentials will do.`;
  if (protocol === 'query') {
    const service = UNSIGNED_BY_DESIGN.get(operation);
    const error =
      service === undefined
        ? new AwsError('MissingAuthenticationToken', `Request is missing Authentication Token. ${hint}`, 403)
        : new AwsError('InvalidAction', notServed(service, operation));
    return xmlError(error, requestId);
  }
  const status = protocol === 'json' ? 400 : 403;
  return jsonError(
    new AwsError('MissingAuthenticationTokenException', `Missing Authentication Token: ${hint}`, status),
    requestId,
  );
}

function refusal(head: WireRequestHead, error: AwsError, requestId: string): WireResponse {
  return isForm(head) ? xmlError(error, requestId) : jsonError(error, requestId);
}

function jsonError({ code, message, httpStatus }: AwsError, requestId: string): WireResponse {
  return {
    status: httpStatus,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': code,
    },
    body: JSON.stringify({ __type: code, message }),
  };
}

function xmlError(error: AwsError, requestId: string): WireResponse {
  return {
    status: error.httpStatus,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: errorXml(error, { xmlNamespace: '' }, requestId),
  };
}
