import type { Caller } from '../access/caller';
import { AwsError } from '../errors/aws-error';
import type { WireRequest, WireResponse } from './http-server';
import { readJsonBody, writeJsonBody } from './json-body';
import { matchPath } from './path-template';
import type { HttpBinding, RestOperation } from './rest-operation';
import type { RestApi } from './service-api';

/**
 * Answers a request in AWS's REST protocol with JSON: the operation in method and path, members in path, query string, headers
 * and body.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export async function answerRestJson<World>(
  request: WireRequest,
  api: RestApi<World>,
  caller: Caller,
  world: World,
  requestId: string,
): Promise<WireResponse> {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
  try {
    const { operation, labels } = route(request, api);
    const input = inputOf(request, operation.http, labels);
    const output = await operation.run(input, caller, world, request.signal);
    return respond(output as Record<string, unknown>, operation.http, headers);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return {
      status: error.httpStatus,
      headers: { ...headers, 'x-amzn-errortype': error.code },
      body: JSON.stringify(api.protocol.errorBody?.(error) ?? { message: error.message }),
    };
  }
}

function route<World>(
  { method, path }: WireRequest,
  { operations, protocol, signingName }: RestApi<World>,
): { operation: RestOperation<World>; labels: Record<string, string> } {
  for (const operation of operations) {
    if (operation.http.method !== method) continue;
    const labels = matchPath(operation.http.path, path);
    if (labels) return { operation, labels };
  }
  const name = Object.entries(protocol.notServed).find(([, place]) => {
    const [itsMethod, template = ''] = place.split(' ');
    return itsMethod === method && matchPath(template, path) !== undefined;
  })?.[0];
  throw new AwsError(
    'UnknownOperationException',
    `The local run does not serve ${signingName} ${name ?? `${method} ${path}`}.`,
    404,
  );
}

function inputOf(
  { queryString, headers, body }: WireRequest,
  binding: HttpBinding,
  labels: Record<string, string>,
): Record<string, unknown> {
  const query = new URLSearchParams(queryString);
  const fromQuery = (binding.query ?? []).map((name) => [name, query.get(name) ?? undefined] as const);
  const fromHeaders = Object.entries(binding.headers ?? {}).map(
    ([name, header]) => [name, headers[header.toLowerCase()]] as const,
  );
  const fromBody = binding.payload === undefined ? readJsonBody(body) : { [binding.payload]: body };
  return { ...fromBody, ...Object.fromEntries([...fromQuery, ...fromHeaders]), ...labels };
}

function respond(
  output: Record<string, unknown>,
  { output: binding = {} }: HttpBinding,
  common: Readonly<Record<string, string>>,
): WireResponse {
  const { headers = {}, payload, status } = binding;
  const inHeaders = Object.entries(headers).flatMap(([member, name]) =>
    output[member] === undefined ? [] : [[name, String(output[member] as string)] as const],
  );
  const elsewhere = new Set([...Object.keys(headers), status, payload]);
  const inBody = Object.entries(output).filter(([member]) => !elsewhere.has(member));
  return {
    status: status === undefined ? 200 : Number(output[status]),
    headers: { ...common, ...Object.fromEntries(inHeaders) },
    body:
      payload === undefined
        ? writeJsonBody(Object.fromEntries(inBody))
        : ((output[payload] as string | undefined) ?? ''),
  };
}
