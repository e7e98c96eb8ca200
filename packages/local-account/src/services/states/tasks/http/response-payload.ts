import { composePayload, parsePayload, type Payload, payloadOf } from '@pipeline/states-language';
import type { HttpResponse } from './http-message';

/** A task's result: each header has a list of values, and a body of JSON is its value (recorded on AWS, of an API). */
export function responsePayload({ status, statusText, headers, body }: HttpResponse): Payload {
  const lists = new Map<string, string[]>();
  for (const [name, value] of headers) lists.set(name, [...(lists.get(name) ?? []), value]);
  return composePayload(
    new Map([
      ['Headers', payloadOf(Object.fromEntries(lists))],
      ['ResponseBody', bodyOf(contentTypeOf({ headers }), body)],
      ['StatusCode', payloadOf(status)],
      ['StatusText', payloadOf(statusText)],
    ]),
  );
}

/** Without parameters, in lower case; an empty text where it is not said. */
export function contentTypeOf({ headers }: Pick<HttpResponse, 'headers'>): string {
  const [, value = ''] = headers.find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return value.replace(/;.*$/s, '').trim().toLowerCase();
}

/** Not confirmed against AWS: that what says that it is JSON, and is not, is a text. */
function bodyOf(contentType: string, body: string): Payload {
  if (!/^application\/(?:[^/]+\+)?json$/.test(contentType)) return payloadOf(body);
  try {
    return parsePayload(body);
  } catch {
    return payloadOf(body);
  }
}
