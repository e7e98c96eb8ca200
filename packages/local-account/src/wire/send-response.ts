import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { machineClock } from '../clock/machine-clock';
import type { WireResponse } from './wire-request';

/** How long a client that is refused has to end its request, or to read its answer. */
const LINGER_MS = 1_000;

/** Sends an answer. @returns when it is sent, for one that goes on */
export function sendResponse(response: ServerResponse, answer: WireResponse): Promise<void> | undefined {
  const { status, headers = {}, body = '', stream } = answer;
  if (stream) {
    // The client may wait long for the first of the body.
    response.writeHead(status, headers).flushHeaders();
    return pipeline(Readable.from(stream), response);
  }
  // An answer with this status has no body, and no length of one.
  if (status === 204) response.writeHead(status, headers).end();
  // An answer to HEAD says the length of the body that it has not.
  else response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers }).end(body);
  return undefined;
}

/**
 * Sends an answer while the request may still be coming, and closes the connection, a little later: one that is closed while the
 * client sends resets it, and the client loses its answer.
 */
export async function sendEarlyResponse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers = {}, body = '' }: WireResponse,
): Promise<void> {
  response.writeHead(status, { ...headers, connection: 'close', 'content-length': Buffer.byteLength(body) });
  response.write(body);
  if (!request.complete) await endOf(request);
  response.end();
}

function endOf(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = machineClock.after(LINGER_MS, resolve);
    const finish = () => {
      timer.cancel();
      resolve();
    };
    request.once('end', finish).once('close', finish).resume();
  });
}
