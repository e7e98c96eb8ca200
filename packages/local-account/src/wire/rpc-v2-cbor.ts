import { cbor, dateToTag } from '@smithy/core/cbor';
import { isJsonObject } from '@pipeline/states-language';
import { AwsError } from '../errors/aws-error';
import { type CalledApi, notServed, type Protocol, protocol } from './protocol';
import type { WireRequest } from './wire-request';

const HEADERS = { 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' };

/** CBOR's tag of a moment, in seconds since the epoch (RFC 8949, 3.4.2). */
const MOMENT_TAG = 1;

/**
 * Smithy's RPC protocol in CBOR, which the AWS CLI speaks to CloudWatch: the operation in the path, CBOR in and out. Moments are numbers of
 * seconds to the operations, as in JSON.
 *
 * @see https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
 */
const rpcV2Cbor: Protocol = protocol({
  title: 'RPC v2 CBOR',
  respond: async (request, api) => {
    const output = await api.call(operationName(request, api), readBody(request.body));
    return { status: 200, headers: HEADERS, body: write(output) };
  },
  refuse: (error) => ({
    status: error.httpStatus,
    headers: HEADERS,
    body: write({ __type: error.code, message: error.message, ...error.members }),
  }),
});

/** A service that speaks CBOR to clients who do, and another protocol to those who do not. */
export function orCbor(other: Protocol): Protocol {
  const protocolOf = ({ headers }: WireRequest) =>
    headers['smithy-protocol'] === HEADERS['smithy-protocol'] ? rpcV2Cbor : other;
  return {
    title: `${other.title}; ${rpcV2Cbor.title}`,
    answer: (request, api, requestId) => protocolOf(request).answer(request, api, requestId),
    refuse: (request, error, requestId) => protocolOf(request).refuse(request, error, requestId),
  };
}

function operationName({ path }: WireRequest, api: CalledApi): string {
  const name = /^\/service\/[^/]+\/operation\/([^/]+)$/.exec(path)?.[1] ?? '';
  if (api.operations.some((operation) => operation.name === name)) return name;
  throw new AwsError('UnknownOperationException', notServed(api.name, name));
}

/** @throws AwsError `SerializationException` for anything but a map in CBOR */
function readBody(body: Buffer): object {
  if (body.length === 0) return {};
  try {
    const value = plain(cbor.deserialize(body));
    if (isJsonObject(value)) return value;
  } catch {
    throw new AwsError('SerializationException', 'The request is not CBOR.');
  }
  throw new AwsError('SerializationException', 'Start of structure or map found where not expected.');
}

/** What CBOR tells by tags and large integers, as JSON has it. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const { tag, value: tagged } = value as { tag?: unknown; value?: unknown };
  if (tag === MOMENT_TAG) return Number(tagged);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}

function write(output: object): Buffer {
  return Buffer.from(cbor.serialize(tagged(output)));
}

function tagged(value: unknown): unknown {
  if (value instanceof Date) return dateToTag(value);
  if (Array.isArray(value)) return value.map(tagged);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, tagged(member)]));
}
