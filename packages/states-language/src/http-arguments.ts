import type { JsonValue } from 'type-fest';
import { isJsonObject } from './json';
import type { TaskIntegration } from './task-port';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];
const AUTH_TYPES = ['NO_AUTH', 'IAM_ROLE', 'RESOURCE_POLICY'];

/** Headers that an HTTP Task may not set: step-functions/latest/dg/call-https-apis */
const HTTP_TASK_HEADERS = new RegExp(
  `^(?:${[
    ...['a-im', 'accept-charset', 'accept-datetime', 'accept-encoding', 'authorization', 'cache-control'],
    ...['connection', 'content-encoding', 'content-md5', 'date', 'expect', 'forwarded', 'from', 'host'],
    ...[
      'http2-settings',
      'if-match',
      'if-modified-since',
      'if-none-match',
      'if-range',
      'if-unmodified-since',
    ],
    ...['max-forwards', 'origin', 'pragma', 'proxy-authorization', 'referer', 'server', 'te', 'trailer'],
    ...['transfer-encoding', 'upgrade', 'via', 'warning', 'x-forwarded-.*', 'x-amzn?-.*'],
  ].join('|')})$`,
  'i',
);

/** Headers that a call of an API may not set: step-functions/latest/dg/connect-api-gateway */
const API_HEADERS = new RegExp(
  `^(?:${[
    ...['authorization', 'connection', 'content-md5', 'expect', 'host', 'max-forwards', 'proxy-authenticate'],
    ...['server', 'te', 'transfer-encoding', 'trailer', 'upgrade', 'via', 'www-authenticate'],
    ...['x-forwarded.*', 'x-amzn?.*'],
  ].join('|')})$`,
  'i',
);

/**
 * What is wrong with arguments of `apigateway:invoke` and `http:invoke` beyond their names. The words for `Headers` are recorded on
 * AWS; those for other values are not confirmed.
 */
export function httpArgumentProblems(integration: TaskIntegration, args: JsonValue): string[] {
  if (!isJsonObject(args)) return [];
  switch (integration) {
    case 'apigateway:invoke':
      return [
        ...enumProblems('Method', args.Method, METHODS),
        ...enumProblems('AuthType', args.AuthType, AUTH_TYPES),
        ...listProblems('Headers', args.Headers),
        ...listProblems('QueryParameters', args.QueryParameters),
        ...headerProblems(args.Headers, API_HEADERS),
      ];
    case 'http:invoke':
      return [
        ...urlProblems(args.ApiEndpoint),
        ...enumProblems('Method', args.Method, METHODS),
        ...connectionProblems(args.InvocationConfig ?? args.Authentication),
        ...headerProblems(args.Headers, HTTP_TASK_HEADERS),
      ];
    default:
      return [];
  }
}

function enumProblems(field: string, value: JsonValue | undefined, values: readonly string[]): string[] {
  if (isUnknown(value) || (typeof value === 'string' && values.includes(value))) return [];
  return [`The value of the field '${field}' has to be one of ${values.join(', ')}`];
}

/** AWS's words: https://github.com/aws/aws-cdk/issues/30749 */
function urlProblems(endpoint: JsonValue | undefined): string[] {
  if (isUnknown(endpoint) || (typeof endpoint === 'string' && /^https?:\/\/[^/]/i.test(endpoint))) return [];
  return ["The value for the 'ApiEndpoint' field is not valid"];
}

/** Each name has a list of values. */
function listProblems(field: string, value: JsonValue | undefined): string[] {
  if (isUnknown(value)) return [];
  const isMap =
    isJsonObject(value) && Object.values(value).every((list) => isUnknown(list) || Array.isArray(list));
  return isMap ? [] : [`The value of the field '${field}' has an invalid format`];
}

function headerProblems(headers: JsonValue | undefined, refused: RegExp): string[] {
  if (!isJsonObject(headers)) return [];
  return Object.keys(headers)
    .filter((name) => refused.test(name))
    .map((name) => `The header '${name}' is not allowed in the field 'Headers'`);
}

function connectionProblems(config: JsonValue | undefined): string[] {
  if (config === undefined) return ["The field 'InvocationConfig' is required but was missing"];
  if (isUnknown(config) || (isJsonObject(config) && Object.hasOwn(config, 'ConnectionArn'))) return [];
  return ["The field 'ConnectionArn' is required but was missing"];
}

/** Not given, or an expression that is known only when the task runs. */
function isUnknown(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && /^\{%.*%\}$/s.test(value));
}
