import type { Caller } from '../access/caller';
import { AwsError } from '../errors/aws-error';
import { errorXml } from './aws-query';
import { EventStream } from './event-stream';
import type { WireRequest, WireResponse } from './http-server';
import { readJsonBody, writeJsonBody } from './json-body';
import { isForm } from './query-input';
import type { AwsJson, NamedOperationsApi } from './service-api';

/**
 * Answers a request in AWS's JSON protocol: the operation in `X-Amz-Target`, JSON in and out.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export async function answerAwsJson<World>(
  request: WireRequest,
  api: NamedOperationsApi<World>,
  protocol: AwsJson,
  caller: Caller,
  world: World,
  requestId: string,
): Promise<WireResponse> {
  if (isForm(request)) return refuseQueryProtocol(request, api, requestId);
  const headers = {
    'content-type': `application/x-amz-json-${protocol.version}`,
    'x-amzn-requestid': requestId,
  };
  try {
    const output = await call(request, api, protocol, caller, world);
    if (output instanceof EventStream) {
      return {
        status: 200,
        headers: { ...headers, 'content-type': 'application/vnd.amazon.eventstream' },
        stream: output.encoded(),
      };
    }
    return { status: 200, headers, body: writeJsonBody(output) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const described = protocol.describeError?.(error);
    const queryError = described &&
      request.headers['x-amzn-query-mode'] === 'true' && { 'x-amzn-query-error': described.queryErrorHeader };
    return {
      status: error.httpStatus,
      headers: { ...headers, ...queryError },
      body: JSON.stringify({ __type: described?.jsonType ?? error.code, message: error.message }),
    };
  }
}

async function call<World>(
  request: WireRequest,
  api: NamedOperationsApi<World>,
  { targetPrefix }: AwsJson,
  caller: Caller,
  world: World,
): Promise<object> {
  const target = request.headers['x-amz-target'] ?? '';
  const name = target.startsWith(`${targetPrefix}.`) ? target.slice(targetPrefix.length + 1) : undefined;
  const operation = api.operations.find((candidate) => candidate.name === name);
  if (!operation) throw new AwsError('UnknownOperationException', unknown(api, name ?? target));
  return operation.run(readJsonBody(request.body), caller, world, request.signal);
}

function unknown<World>({ signingName }: NamedOperationsApi<World>, named: string): string {
  return named === ''
    ? `The request to ${signingName} names no operation: it has no X-Amz-Target.`
    : `The local run does not serve ${signingName} ${named}.`;
}

/** SDKs of before 2024 speak the query protocol to SQS, and read nothing but its XML. */
function refuseQueryProtocol<World>(
  { body }: WireRequest,
  { signingName }: NamedOperationsApi<World>,
  requestId: string,
): WireResponse {
  const action = new URLSearchParams(body.toString()).get('Action') ?? '';
  const message = `The local run does not serve ${signingName} ${action} in the query protocol: use an SDK that speaks JSON to it, as those of 2024 and newer do.`;
  return {
    status: 400,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: errorXml(new AwsError('InvalidAction', message), '', requestId),
  };
}
