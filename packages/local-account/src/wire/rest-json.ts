import { AwsError } from '../errors/aws-error';
import { ownValue } from '../record-by-name';
import type { HttpBinding } from './http-binding';
import { readJsonBody, writeJsonBody } from './json-body';
import { matchPath } from './path-template';
import { type CalledApi, notServed, type Protocol, protocol } from './protocol';
import type { WireRequest, WireResponse } from './wire-request';

export interface RestJsonProps {
  /** The body of an error. @default - `{"message": …}` */
  readonly errorBody?: (error: AwsError) => object;
  /**
   * Operations of the service that the local run does not serve, so that the answer can name them: by name, the method and
   * the path template, such as `PUT /v1/pipes/{Name}`. Where two share a path, the one with `?name=value` comes first.
   */
  readonly notServed: Readonly<Record<string, string>>;
}

/**
 * AWS's REST protocol with JSON: the operation in method and path, members in path, query string, headers and body.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export function restJson(props: RestJsonProps): Protocol {
  return protocol({
    title: 'REST, JSON',
    respond: async (request, api) => {
      const { name, http, labels } = route(request, api, props);
      const output = await api.call(name, inputOf(request, http, labels));
      return respond(output as Record<string, unknown>, http);
    },
    refuse: (error) => ({
      status: error.httpStatus,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
      body: JSON.stringify(props.errorBody?.(error) ?? { message: error.message }),
    }),
  });
}

function route(
  request: WireRequest,
  api: CalledApi,
  props: RestJsonProps,
): { readonly name: string; readonly http: HttpBinding; readonly labels: Record<string, string> } {
  const { method, path } = request;
  for (const { name, http } of api.operations) {
    if (http?.method !== method) continue;
    const labels = matchPath(http.path, path);
    if (labels) return { name, http, labels };
  }
  const name = Object.entries(props.notServed).find(([, place]) => isAt(place, request))?.[0];
  throw new AwsError('UnknownOperationException', notServed(api.name, name ?? `${method} ${path}`), 404);
}

/** @param place as in `RestJsonProps.notServed` */
function isAt(place: string, { method, path, queryString }: WireRequest): boolean {
  const [itsMethod, target = ''] = place.split(' ');
  const [template = '', query] = target.split('?');
  if (itsMethod !== method || matchPath(template, path) === undefined) return false;
  return query === undefined || queryString.split('&').includes(query);
}

function inputOf(
  { queryString, headers, body }: WireRequest,
  binding: HttpBinding,
  labels: Record<string, string>,
): Record<string, unknown> {
  const query = new URLSearchParams(queryString);
  const fromQuery = (binding.query ?? []).map((name) => [name, query.get(name) ?? undefined] as const);
  const fromHeaders = Object.entries(binding.headers ?? {}).map(
    ([name, header]) => [name, ownValue(headers, header.toLowerCase())] as const,
  );
  const fromBody = binding.payload === undefined ? readJsonBody(body) : { [binding.payload]: body };
  return { ...fromBody, ...Object.fromEntries([...fromQuery, ...fromHeaders]), ...labels };
}

function respond(
  output: Record<string, unknown>,
  { success = 200, output: binding = {} }: HttpBinding,
): WireResponse {
  const { headers = {}, payload, status } = binding;
  const inHeaders = Object.entries(headers).flatMap(([member, name]) => {
    const value = ownValue(output, member) as string | number | undefined;
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  const elsewhere = new Set([...Object.keys(headers), status, payload]);
  const inBody = Object.entries(output).filter(([member]) => !elsewhere.has(member));
  return {
    status: status === undefined ? success : Number(ownValue(output, status)),
    headers: { 'content-type': 'application/json', ...Object.fromEntries(inHeaders) },
    body:
      payload === undefined
        ? writeJsonBody(Object.fromEntries(inBody))
        : ((ownValue(output, payload) as string | undefined) ?? ''),
  };
}
