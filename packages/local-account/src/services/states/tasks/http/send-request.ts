import type { IncomingMessage } from 'node:http';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { TaskFailure } from '@pipeline/states-language';
import type { Clock } from '../../../../clock/clock';
import { describeNetworkFailure } from '../../../../errors/network-failure';
import type { HttpRequest, HttpResponse } from './http-message';

/** An HTTP Task takes no longer: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
const TIMEOUT_MS = 60_000;

/**
 * Sends a request over the network. A GET can have a body, and no header is added but `Host` and the body's length, which `fetch`
 * would not do.
 *
 * Not confirmed against AWS: that redirections are not followed, and the error for an endpoint that cannot be reached.
 *
 * @throws TaskFailure `States.Http.Socket`; `States.Runtime` for a body that is no text
 */
export async function sendRequest(
  request: HttpRequest,
  clock: Pick<Clock, 'after'>,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const tooLong = new AbortController();
  const timer = clock.after(TIMEOUT_MS, () => tooLong.abort());
  try {
    const response = await responseTo(request, AbortSignal.any([signal, tooLong.signal]));
    return {
      status: response.statusCode ?? 0,
      statusText: response.statusMessage ?? '',
      headers: headersOf(response),
      body: decode(await buffer(response)),
    };
  } catch (error) {
    if (signal.aborted || error instanceof TaskFailure) throw error;
    const reason = tooLong.signal.aborted ? 'no answer within 60 seconds' : describeNetworkFailure(error);
    throw new TaskFailure('States.Http.Socket', `${request.url.origin} could not be called: ${reason}`);
  } finally {
    timer.cancel();
  }
}

function responseTo(
  { url, method, headers, body }: HttpRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = send(url, { method, headers: { ...headers, ...length }, signal });
    request.once('response', resolve);
    request.once('error', reject);
    request.end(body);
  });
}

/** In lower case, in their order. */
function headersOf({ rawHeaders }: IncomingMessage): [name: string, value: string][] {
  return rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1] ?? ''] satisfies [string, string]] : [],
  );
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw new TaskFailure('States.Runtime', 'The response cannot be read as a text', true);
  }
}
