import { AwsError } from '../errors/aws-error';
import { errorXml } from './aws-query';
import { EventStream } from './event-stream';
import { readJsonBody, writeJsonBody } from './json-body';
import { type CalledApi, notServed, type Protocol, protocol } from './protocol';
import { isForm, readQueryForm } from './query-form';
import type { WireRequest, WireResponse } from './wire-request';

export interface AwsJsonProps {
  readonly version: '1.0' | '1.1';
  /** What `X-Amz-Target` has before the operation's name. */
  readonly targetPrefix: string;
  /**
   * What a service that once spoke the query protocol says of an error: its type, and the code of old for clients that ask
   * for it with `x-amzn-query-mode`. @default - the type is the error's code
   */
  readonly describeError?: (error: AwsError) => {
    readonly jsonType: string;
    readonly queryErrorHeader: string;
  };
}

/**
 * AWS's JSON protocol: the operation in `X-Amz-Target`, JSON in and out.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export function awsJson({ version, targetPrefix, describeError }: AwsJsonProps): Protocol {
  const contentType = `application/x-amz-json-${version}`;
  return protocol({
    title: `JSON ${version}`,
    respond: async (request, api) => {
      if (isForm(request)) throw queryProtocolNotServed(request, api);
      const output = await api.call(operationName(request, api, targetPrefix), readJsonBody(request.body));
      return output instanceof EventStream
        ? {
            status: 200,
            headers: { 'content-type': 'application/vnd.amazon.eventstream' },
            stream: output.encoded(),
          }
        : { status: 200, headers: { 'content-type': contentType }, body: writeJsonBody(output) };
    },
    refuse: (error, request, requestId) => {
      if (isForm(request)) return refuseForm(error, requestId);
      const described = describeError?.(error);
      const queryError = described &&
        request.headers['x-amzn-query-mode'] === 'true' && {
          'x-amzn-query-error': described.queryErrorHeader,
        };
      return {
        status: error.httpStatus,
        headers: { 'content-type': contentType, ...queryError },
        body: JSON.stringify({ __type: described?.jsonType ?? error.code, message: error.message }),
      };
    },
  });
}

function operationName({ headers }: WireRequest, api: CalledApi, targetPrefix: string): string {
  const target = headers['x-amz-target'] ?? '';
  const name = target.startsWith(`${targetPrefix}.`) ? target.slice(targetPrefix.length + 1) : target;
  if (api.operations.some((operation) => operation.name === name)) return name;
  throw new AwsError(
    'UnknownOperationException',
    name === ''
      ? `The request to ${api.name} names no operation: it has no X-Amz-Target.`
      : notServed(api.name, name),
  );
}

/** SDKs of before 2024 speak the query protocol to SQS, and read nothing but its XML. */
function queryProtocolNotServed(request: WireRequest, { name }: CalledApi): AwsError {
  const action = readQueryForm(request).get('Action') ?? '';
  return new AwsError(
    'InvalidAction',
    `The local run does not serve ${name} ${action} in the query protocol: use an SDK that speaks JSON to it, as those of 2024 and newer do.`,
  );
}

function refuseForm(error: AwsError, requestId: string): WireResponse {
  return {
    status: error.httpStatus,
    headers: { 'content-type': 'text/xml' },
    body: errorXml(error, '', requestId),
  };
}
