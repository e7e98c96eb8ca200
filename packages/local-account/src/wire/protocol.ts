import { AwsError } from '../errors/aws-error';
import { decoded } from './content-encoding';
import type { HttpBinding } from './http-binding';
import type { WireRequest, WireResponse } from './wire-request';

/** What a protocol calls: the operations of a service, for one caller. */
export interface CalledApi {
  /** The service's name in a signature's credential scope, such as `sqs`. */
  readonly name: string;
  readonly operations: readonly { readonly name: string; readonly http?: HttpBinding }[];
  /**
   * @param input as the protocol read it
   * @throws AwsError as AWS would answer
   */
  call(operationName: string, input: unknown): Promise<object>;
}

/** How a service speaks to its clients. */
export interface Protocol {
  /** Its name, for a reader: `JSON 1.0`. */
  readonly title: string;
  /** Reads a request, calls the operation that it names and writes what comes of it, an AwsError included. */
  answer(request: WireRequest, api: CalledApi, requestId: string): Promise<WireResponse>;
  /** Answers a request with an error, before its operation is looked for. */
  refuse(request: WireRequest, error: AwsError, requestId: string): WireResponse;
}

/** What differs from one protocol to the next. */
export interface ProtocolProps {
  readonly title: string;
  readonly respond: (request: WireRequest, api: CalledApi, requestId: string) => Promise<WireResponse>;
  readonly refuse: (error: AwsError, request: WireRequest, requestId: string) => WireResponse;
  /** Undoes what was done to a body for its way. @default - its compression */
  readonly decode?: (request: WireRequest) => WireRequest;
}

/** The border of every protocol: errors of AWS become answers here, and anything else is a defect that goes on. */
export function protocol({ title, respond, refuse, decode = decoded }: ProtocolProps): Protocol {
  return {
    title,
    answer: async (request, api, requestId) => {
      try {
        requireBody(request);
        return withRequestId(await respond(decode(request), api, requestId), requestId);
      } catch (error) {
        if (error instanceof AwsError) return withRequestId(refuse(error, request, requestId), requestId);
        throw error;
      }
    },
    refuse: (request, error, requestId) => withRequestId(refuse(error, request, requestId), requestId),
  };
}

function withRequestId({ headers, ...response }: WireResponse, requestId: string): WireResponse {
  return { ...response, headers: { 'x-amzn-requestid': requestId, ...headers } };
}

/** What is said, in every protocol, of an operation that the local run has not. */
export function notServed(apiName: string, operationName: string): string {
  return `The local run does not serve ${apiName} ${operationName}.`;
}

/** @throws AwsError for a request whose body was not read. Not confirmed against AWS: the code of a body that is too large. */
function requireBody({ unreadBody }: WireRequest): void {
  if (unreadBody === 413) {
    throw new AwsError('RequestEntityTooLargeException', 'Request Entity Too Large', unreadBody);
  }
  if (unreadBody === 503) {
    throw new AwsError(
      'ServiceUnavailableException',
      'The local run has no memory for more request bodies at once: try again.',
      unreadBody,
    );
  }
}
