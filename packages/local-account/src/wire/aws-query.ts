import { AwsError } from '../errors/aws-error';
import { notServed, type Protocol, protocol } from './protocol';
import { readQueryForm } from './query-form';
import { queryInput } from './query-input';
import { xml, xmlMembers } from './xml';

export interface AwsQueryProps {
  readonly xmlNamespace: string;
}

const HEADERS = { 'content-type': 'text/xml' };

/**
 * AWS's query protocol: a form with `Action` in, XML out.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function awsQuery({ xmlNamespace }: AwsQueryProps): Protocol {
  return protocol({
    title: 'query, XML',
    respond: async (request, api, requestId) => {
      const { Action: action, Version: _, ...input } = queryInput(readQueryForm(request));
      if (typeof action !== 'string') {
        throw new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
      }
      if (!api.operations.some(({ name }) => name === action)) {
        throw new AwsError('InvalidAction', notServed(api.name, action));
      }
      const output = await api.call(action, input);
      const body = xml(`${action}Response`, xmlNamespace, {
        [`${action}Result`]: xmlMembers(output),
        ResponseMetadata: { RequestId: requestId },
      });
      return { status: 200, headers: HEADERS, body };
    },
    refuse: (error, _, requestId) => ({
      status: error.httpStatus,
      headers: HEADERS,
      body: errorXml(error, xmlNamespace, requestId),
    }),
  });
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
