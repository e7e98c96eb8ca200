import { isJsonObject } from '@pipeline/states-language';
import { AwsError } from '../errors/aws-error';
import { ownValue } from '../record-by-name';
import { withoutChunks } from './aws-chunked';
import type { HttpBinding } from './http-binding';
import { matchPath } from './path-template';
import { type CalledApi, notServed, type Protocol, protocol } from './protocol';
import { readXml } from './read-xml';
import type { WireRequest, WireResponse } from './wire-request';
import { xml } from './xml';

export interface RestXmlProps {
  readonly xmlNamespace: string;
  /**
   * Parameters of the query string that name something else at the same place: an operation that does not ask for one is not called
   * with it.
   */
  readonly subResources: ReadonlySet<string>;
  /** Operations that the local run does not serve, so that the answer can name them: see `RestJsonProps.notServed`. */
  readonly notServed: Readonly<Record<string, string>>;
  /** A request as its operations are declared, where it may come in another form. @throws AwsError @default - as it is */
  readonly rewrite?: (request: WireRequest) => WireRequest;
}

/**
 * AWS's REST protocol with XML, as S3 speaks it: the operation in method, path and query string, members in path, query string,
 * headers and body.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html
 */
export function restXml(props: RestXmlProps): Protocol {
  return protocol({
    title: 'REST, XML',
    decode: withoutChunks,
    respond: async (given, api) => {
      const request = props.rewrite?.(given) ?? given;
      const { name, http, labels } = route(request, api, props);
      const output = await api.call(name, inputOf(request, http, labels));
      return respond(output as Record<string, unknown>, http, props);
    },
    refuse: (error, { method }, requestId) => ({
      status: error.httpStatus,
      headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
      // An answer to HEAD, or that nothing was modified, has no body that could tell the error.
      body: method === 'HEAD' || error.httpStatus === 304 ? '' : errorXml(error, requestId),
    }),
  });
}

function errorXml({ code: Code, message: Message }: AwsError, RequestId: string): string {
  return xml('Error', '', { Code, Message, RequestId, HostId: RequestId });
}

interface Route {
  readonly name: string;
  readonly http: HttpBinding;
  readonly labels: Record<string, string>;
}

function route(request: WireRequest, api: CalledApi, props: RestXmlProps): Route {
  const { method, path, queryString } = request;
  const query = new URLSearchParams(queryString);
  const other = [...query.keys()].find((name) => props.subResources.has(name));
  const inHeader = api.operations.filter(({ http }) => http?.headerFlag !== undefined);
  const inQuery = api.operations.filter(({ http }) => http?.queryFlag !== undefined);
  for (const { name, http } of [...inHeader, ...inQuery, ...api.operations]) {
    if (http?.method !== method || !isAsked(http, query, other)) continue;
    if (http.headerFlag !== undefined && ownValue(request.headers, http.headerFlag) === undefined) continue;
    const labels = matchPath(http.path, path);
    if (labels) return { name, http, labels };
  }
  const place = `${method} ${path}${other === undefined ? '' : `?${other}`}`;
  const name = Object.entries(props.notServed).find(([, served]) => isAt(served, request, other))?.[0];
  throw new AwsError('NotImplemented', notServed(api.name, name ?? place), 501);
}

function isAsked({ queryFlag }: HttpBinding, query: URLSearchParams, other: string | undefined): boolean {
  if (queryFlag === undefined) return other === undefined;
  const [name = '', value] = queryFlag.split('=');
  return query.has(name) && (value === undefined || query.get(name) === value);
}

function isAt(place: string, { method, path }: WireRequest, other: string | undefined): boolean {
  const [itsMethod, target = ''] = place.split(' ');
  const [template = '', flag] = target.split('?');
  return itsMethod === method && flag === other && matchPath(template, path) !== undefined;
}

function inputOf(
  { queryString, headers, body }: WireRequest,
  { query = [], queryNames = {}, headers: bound = {}, headerMap, payload, xmlPayload }: HttpBinding,
  labels: Record<string, string>,
): Record<string, unknown> {
  const parameters = new URLSearchParams(queryString);
  const named = [...query.map((name) => [name, name] as const), ...Object.entries(queryNames)];
  const fromQuery = named.map(([member, name]) => [member, parameters.get(name) ?? undefined] as const);
  const fromHeaders = Object.entries(bound).map(
    ([member, header]) => [member, ownValue(headers, header.toLowerCase())] as const,
  );
  const map = headerMap && { [headerMap.member]: valuesOf(headers, headerMap.prefix) };
  const fromBody = {
    ...(payload !== undefined && { [payload]: body }),
    ...(xmlPayload && { [xmlPayload.member]: readXmlBody(body, xmlPayload.lists) }),
  };
  return { ...Object.fromEntries([...fromQuery, ...fromHeaders]), ...map, ...fromBody, ...labels };
}

/** @throws AwsError `MalformedXML` */
function readXmlBody(body: Buffer, lists: Readonly<Record<string, string>>): unknown {
  const document = readXml(body.toString(), Object.keys(lists));
  if (isJsonObject(document)) {
    const members = Object.entries(document);
    return Object.fromEntries(
      members.map(([name, value]) => [ownValue(lists, name) ?? name, value] as const),
    );
  }
  throw new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

function valuesOf(headers: WireRequest['headers'], prefix: string): Record<string, string> {
  const named = Object.entries(headers).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(named.map(([name, value]) => [name.slice(prefix.length), value]));
}

function respond(
  output: Record<string, unknown>,
  { output: binding = {}, headerMap }: HttpBinding,
  { xmlNamespace }: RestXmlProps,
): WireResponse {
  const { headers = {}, payload, partial, emptyStatus = 200, xml: written } = binding;
  const inHeaders = Object.entries(headers).flatMap(([member, name]) => {
    const value = ownValue(output, member);
    return value === undefined ? [] : [[name, headerValue(value)] as const];
  });
  const map = (headerMap && (ownValue(output, headerMap.member) as object | undefined)) ?? {};
  const inMap = Object.entries(map).map(([name, value]) => [`${headerMap?.prefix}${name}`, String(value)]);
  const elsewhere = new Set([...Object.keys(headers), headerMap?.member, payload]);
  const whole = written?.member === undefined ? output : (ownValue(output, written.member) as object);
  const inBody = Object.fromEntries(Object.entries(whole).filter(([member]) => !elsewhere.has(member)));
  return {
    status: partial !== undefined && Object.hasOwn(output, partial) ? 206 : emptyStatus,
    headers: {
      ...(written && { 'content-type': 'application/xml' }),
      ...Object.fromEntries([...inHeaders, ...inMap] as [string, string][]),
    },
    body: written
      ? xml(written.root, xmlNamespace, xmlBody(inBody, written))
      : payload === undefined
        ? ''
        : (ownValue(output, payload) as Buffer),
  };
}

/** Dates in headers are written as HTTP's own. */
function headerValue(value: unknown): string {
  return value instanceof Date ? value.toUTCString() : String(value);
}

function xmlBody(
  members: Record<string, unknown>,
  { text, items = {}, renamed = {} }: NonNullable<NonNullable<HttpBinding['output']>['xml']>,
): object {
  if (text !== undefined) return { '#text': ownValue(members, text) ?? '' };
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const item = ownValue(items, name);
      const element = ownValue(renamed, name) ?? name;
      return [[element, item === undefined ? xmlValue(value) : { [item]: xmlValue(value) }] as const];
    }),
  );
}

/** The elements of a list repeat its name. */
function xmlValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(xmlValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, xmlValue(member)]),
  );
}
