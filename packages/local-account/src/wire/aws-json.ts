import { AwsError } from '../errors/aws-error';
import { EventStream } from './event-stream';
import { readJsonBody, writeJsonBody } from './json-body';
import { type CalledApi, notServed, type Protocol, protocol } from './protocol';
import type { WireRequest } from './wire-request';

export interface AwsJsonProps {
  readonly version: '1.0' | '1.1';
  /** What `X-Amz-Target` has before the operation's name. */
  readonly targetPrefix: string;
  /**
   * What a service that once spoke the query protocol says of an error: its type, and the code of old. AWS sends the latter
   * whether or not a client asks for it with `x-amzn-query-mode`; SDKs of 2024 read it without asking.
   * @default - the type is the error's code
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
      const output = await api.call(operationName(request, api, targetPrefix), readJsonBody(request.body));
      return output instanceof EventStream
        ? {
            status: 200,
            headers: { 'content-type': 'application/vnd.amazon.eventstream' },
            stream: output.encoded(),
          }
        : { status: 200, headers: { 'content-type': contentType }, body: writeJsonBody(output) };
    },
    refuse: (error) => {
      const described = describeError?.(error);
      return {
        status: error.httpStatus,
        headers: {
          'content-type': contentType,
          ...(described && { 'x-amzn-query-error': described.queryErrorHeader }),
        },
        body: JSON.stringify({
          __type: described?.jsonType ?? error.code,
          message: error.message,
          ...error.members,
        }),
      };
    },
  });
}

function operationName({ headers }: WireRequest, api: CalledApi, targetPrefix: string): string {
  const target = headers['x-amz-target'] ?? '';
  // CloudTrail's has the name of a package before it, in botocore and not in the SDK for JavaScript.
  const at = `.${target}`.indexOf(`.${targetPrefix}.`);
  const name = at < 0 ? target : target.slice(at + targetPrefix.length + 1);
  if (api.operations.some((operation) => operation.name === name)) return name;
  throw new AwsError(
    'UnknownOperationException',
    name === ''
      ? `The request to ${api.name} names no operation: it has no X-Amz-Target.`
      : notServed(api.name, name),
  );
}
