import type { Caller } from '../access/caller';
import { AwsError } from '../aws-error';
import type { WireRequest, WireResponse } from './http-server';
import type { Protocol, ServiceApi } from './service-api';

type AwsJson = Extract<Protocol, { kind: 'awsJson' }>;

/**
 * Answers a request in AWS's JSON protocol: the operation in `X-Amz-Target`, JSON in and out, dates as epoch seconds.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export async function answerAwsJson<World>(
  request: WireRequest,
  api: ServiceApi<World>,
  protocol: AwsJson,
  caller: Caller,
  world: World,
  requestId: string,
): Promise<WireResponse> {
  const headers = {
    'content-type': `application/x-amz-json-${protocol.version}`,
    'x-amzn-requestid': requestId,
  };
  try {
    const output = await call(request, api, protocol, caller, world);
    return { status: 200, headers, body: JSON.stringify(output, asAwsJson) };
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
  api: ServiceApi<World>,
  { targetPrefix }: AwsJson,
  caller: Caller,
  world: World,
): Promise<object> {
  const target = request.headers['x-amz-target'] ?? '';
  const name = target.startsWith(`${targetPrefix}.`) ? target.slice(targetPrefix.length + 1) : undefined;
  const operation = api.operations.find((candidate) => candidate.name === name);
  if (!operation) {
    throw new AwsError(
      'UnknownOperationException',
      `The local run does not serve ${api.signingName} ${name ?? target}.`,
    );
  }
  return operation.run(parse(request.body), caller, world);
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new AwsError('SerializationException', 'The request is not JSON.');
  }
}

/** `JSON.stringify` calls `toJSON` before the replacer, so a date or bytes are looked up in the object that holds them. */
function asAwsJson(this: unknown, key: string, value: unknown): unknown {
  const held = (this as Record<string, unknown>)[key];
  if (held instanceof Date) return held.getTime() / 1000;
  return held instanceof Uint8Array ? Buffer.from(held).toString('base64') : value;
}
