import type { JsonValue } from 'type-fest';
import { z } from 'zod';
import { isJsonObject, partsOf, type Payload, TaskFailure } from '@pipeline/states-language';
import type { ConnectionCredentials } from '../../needs';
import { readArguments } from '../integration';
import { type ArrayFormat, encodeForm } from './encode-form';
import type { HttpRequest } from './http-message';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const connection = z.object({ ConnectionArn: z.string() });

const httpArguments = z.object({
  ApiEndpoint: z.string(),
  Method: z.string(),
  Authentication: connection.optional(),
  InvocationConfig: connection.optional(),
  Headers: z.record(z.string(), z.union([scalar, z.array(scalar)])).default({}),
  QueryParameters: z
    .union([z.string(), z.record(z.string(), z.union([scalar, z.array(scalar)]))])
    .default({}),
  Transform: z
    .object({
      RequestBodyEncoding: z.enum(['NONE', 'URL_ENCODED']).default('NONE'),
      RequestEncodingOptions: z
        .object({ ArrayFormat: z.enum(['INDICES', 'REPEAT', 'COMMAS', 'BRACKETS']).default('INDICES') })
        .prefault({}),
    })
    .prefault({}),
});

/** The arguments of an HTTP Task. */
export type HttpTaskArguments = z.output<typeof httpArguments> & { readonly body: Payload | undefined };

/** @throws AwsError for arguments of other types */
export function readHttpArguments(args: Payload): HttpTaskArguments {
  const body = partsOf(args).get('RequestBody');
  return {
    ...readArguments(httpArguments, args.value),
    body: body?.value === null ? undefined : body,
  };
}

/**
 * Puts together what a task and its connection say: of the same name, the connection's counts.
 *
 * @throws TaskFailure `States.Runtime` for a body that is a text where the connection has parameters for it
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#http-task-data-merge
 */
export function mergeRequest(
  { ApiEndpoint, Method, Headers, QueryParameters, Transform, body }: HttpTaskArguments,
  { headers, queryParameters, bodyParameters }: ConnectionCredentials,
  region: string,
): HttpRequest {
  const format =
    Transform.RequestBodyEncoding === 'URL_ENCODED'
      ? Transform.RequestEncodingOptions.ArrayFormat
      : undefined;
  const text = bodyText(body, bodyParameters, format);
  return {
    url: addQuery(new URL(ApiEndpoint), QueryParameters, queryParameters),
    method: Method,
    headers: lowerCased([
      ...(text === undefined ? [] : [['Content-Type', 'application/json; charset=UTF-8'] as const]),
      ...Object.entries(Headers).map(([name, value]) => [name, [value].flat().join(',')] as const),
      ...headers,
      ['User-Agent', `Amazon|StepFunctions|HttpInvoke|${region}`],
      ['Range', 'bytes=0-262144'],
    ]),
    body: text,
  };
}

/** Of a name that comes twice the last counts. */
function lowerCased(headers: readonly (readonly [name: string, value: string])[]): Record<string, string> {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}

function addQuery(
  url: URL,
  given: HttpTaskArguments['QueryParameters'],
  ofConnection: ConnectionCredentials['queryParameters'],
): URL {
  if (typeof given === 'string') {
    for (const [name, value] of new URLSearchParams(given)) url.searchParams.append(name, value);
  } else {
    for (const [name, value] of Object.entries(given)) {
      for (const one of [value].flat()) url.searchParams.append(name, String(one));
    }
  }
  for (const [name, value] of ofConnection) url.searchParams.set(name, value);
  return url;
}

function bodyText(
  body: Payload | undefined,
  ofConnection: ConnectionCredentials['bodyParameters'],
  format: ArrayFormat | undefined,
): string | undefined {
  if (ofConnection.length > 0 && body !== undefined && !isJsonObject(body.value)) {
    const cause = 'The RequestBody is no object, and the connection has body parameters to merge it with';
    throw new TaskFailure('States.Runtime', cause, true);
  }
  // A number keeps the text that it has where nothing is to be merged; a text goes as JSON, with quotes, as the page says.
  if (ofConnection.length === 0 && format === undefined) return body?.text;
  const value = { ...membersOf(body?.value), ...Object.fromEntries(ofConnection) };
  if (typeof body?.value === 'string') return body.value;
  if (body === undefined && ofConnection.length === 0) return undefined;
  return format === undefined ? JSON.stringify(value) : encodeForm(value, format);
}

function membersOf(value: JsonValue | undefined): Record<string, JsonValue> {
  return isJsonObject(value) ? value : {};
}
