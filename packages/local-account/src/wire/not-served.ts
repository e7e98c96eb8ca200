import { AwsError } from '../errors/aws-error';
import { errorXml } from './aws-query';
import type { WireRequest, WireResponse } from './http-server';
import { notServed } from './protocol';
import { isForm } from './query-form';

/**
 * Refuses a request to a service that the local run does not have, in the protocol that the request is in, with the operation's
 * name where the request has it.
 */
export function serviceNotServed(service: string, request: WireRequest, requestId: string): WireResponse {
  const { headers, method, path, body } = request;
  const target = headers['x-amz-target']?.split('.').at(-1);
  const action = isForm(request) ? new URLSearchParams(body.toString()).get('Action') : undefined;
  const message = notServed(service, target ?? action ?? `${method} ${path}`);
  if (action != null) {
    const error = new AwsError('InvalidAction', message);
    return xmlAnswer(400, errorXml(error, { xmlNamespace: '' }, requestId), requestId);
  }
  if (service === 's3') {
    // S3 has its own protocol: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
    return xmlAnswer(
      501,
      `<?xml version="1.0"?><Error><Code>NotImplemented</Code><Message>${message.replace(/[<>&]/g, '')}</Message></Error>`,
      requestId,
    );
  }
  return jsonError(404, 'UnknownOperationException', message, requestId);
}

/**
 * Refuses a call whose signature cannot be read.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export function unreadableSignature(requestId: string): WireResponse {
  const message =
    'The signature has no credential scope <access key>/<date>/<region>/<service>/aws4_request, which tells the service.';
  return jsonError(403, 'IncompleteSignatureException', message, requestId);
}

/** Refuses a call of an AWS API that is not signed. */
export function unsignedCall(target: string, requestId: string): WireResponse {
  const message = `Missing Authentication Token: ${target} is an AWS API's, and the request is not signed; any credentials will do.`;
  return jsonError(403, 'MissingAuthenticationTokenException', message, requestId);
}

function jsonError(status: number, code: string, message: string, requestId: string): WireResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': code,
    },
    body: JSON.stringify({ __type: code, message }),
  };
}

function xmlAnswer(status: number, body: string, requestId: string): WireResponse {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
}
