import type { Caller } from '../access/caller';
import { AwsError } from '../errors/aws-error';
import type { WireRequest, WireResponse } from './http-server';
import { queryInput } from './query-input';
import type { AwsQuery, NamedOperationsApi } from './service-api';
import { xml, xmlMembers } from './xml';

/**
 * Answers a request in AWS's query protocol: a form with `Action` in, XML out.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export async function answerAwsQuery<World>(
  request: WireRequest,
  api: NamedOperationsApi<World>,
  { version, xmlNamespace }: AwsQuery,
  caller: Caller,
  world: World,
  requestId: string,
): Promise<WireResponse> {
  const headers = { 'content-type': 'text/xml', 'x-amzn-requestid': requestId };
  const { Action: action, Version, ...form } = readForm(request);
  try {
    if (action === undefined) {
      throw new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
    }
    const operation = api.operations.find(({ name }) => name === action);
    if (!operation) {
      throw new AwsError(
        'InvalidAction',
        `Could not find operation ${action} for version ${Version ?? version}`,
      );
    }
    const output = await operation.run(queryInput(form), caller, world, request.signal);
    const body = xml(`${action}Response`, xmlNamespace, {
      [`${action}Result`]: xmlMembers(output),
      ResponseMetadata: { RequestId: requestId },
    });
    return { status: 200, headers, body };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { status: error.httpStatus, headers, body: errorXml(error, xmlNamespace, requestId) };
  }
}

/** An error as the query protocol writes it. */
export function errorXml(
  { code, message, httpStatus }: AwsError,
  xmlNamespace: string,
  requestId: string,
): string {
  return xml('ErrorResponse', xmlNamespace, {
    Error: { Type: httpStatus < 500 ? 'Sender' : 'Receiver', Code: code, Message: message },
    RequestId: requestId,
  });
}

function readForm({ body, queryString }: WireRequest): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(queryString), ...new URLSearchParams(body.toString())]);
}
