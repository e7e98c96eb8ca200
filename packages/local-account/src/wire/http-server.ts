import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { machineClock } from '../clock/machine-clock';
import { UserError } from '../errors/user-error';

/** A request, read whole. */
export interface WireRequest {
  readonly method: string;
  /** As sent: still percent-encoded, without the query string. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly queryString: string;
  /** Names in lower case; a repeated header's values joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
  /** When its first byte was read, in milliseconds since the epoch. */
  readonly receivedAt: number;
  /** Aborts when the connection is gone, or the answer sent. */
  readonly signal: AbortSignal;
}

export interface WireResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** A body that goes on for as long as the client listens. It ends when the request's `signal` aborts. */
  readonly stream?: AsyncIterable<Buffer>;
}

/** Somebody else listens on the port. */
export class PortInUseError extends UserError {
  override readonly name = 'PortInUseError';

  constructor(readonly port: number) {
    super(`Port ${port} is in use.`);
  }
}

export interface WireServer extends AsyncDisposable {
  /** `http://127.0.0.1:` and the port. */
  readonly url: string;
  /** Sets what answers requests; until then every request gets 503. */
  answerWith(answer: (request: WireRequest) => Promise<WireResponse>): void;
  /** Stops listening and cuts the connections. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** More than any AWS API takes: API Gateway's 10 MB and Lambda's 6 MB are checked where they belong. */
export const LARGEST_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Listens on 127.0.0.1.
 *
 * @param port 0 for any free one
 * @param onDefect gets what an answer threw, which it never should; the client gets 500
 * @throws PortInUseError
 */
export async function listen(port: number, onDefect: (error: unknown) => void): Promise<WireServer> {
  let answer: (request: WireRequest) => Promise<WireResponse> = () =>
    Promise.resolve({ status: 503, body: 'The local run is still starting.\n' });
  const server = createServer((request, response) => {
    void serve(request, response, (whole) => answer(whole), onDefect);
  });
  // A client that keeps its connection may send its next request much later than Node's default of 5 s.
  server.keepAliveTimeout = 75_000;
  await bind(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith: (given) => {
      answer = given;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new PortInUseError(port) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: WireRequest) => Promise<WireResponse>,
  onDefect: (error: unknown) => void,
): Promise<void> {
  // A client lives in the machine's time, wherever the account's clock stands.
  const receivedAt = machineClock.now();
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  let body: Buffer | undefined;
  try {
    body = await readBody(request);
  } catch {
    return; // The client went away in the middle of its request.
  }
  try {
    if (!body) return await send(response, { status: 413, headers: { connection: 'close' } });
    const [path = '/', queryString = ''] = splitUrl(request.url ?? '/');
    const answered = await answer({
      method: request.method ?? 'GET',
      path,
      queryString,
      headers: joinedHeaders(request),
      body,
      sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
      receivedAt,
      signal: gone.signal,
    });
    if (!gone.signal.aborted) await send(response, answered);
  } catch (error) {
    if (gone.signal.aborted && isDisconnection(error)) return;
    onDefect(error);
    if (response.headersSent) response.destroy();
    else await send(response, { status: 500, body: JSON.stringify({ message: 'Internal Server Error' }) });
  }
}

/** @returns undefined for a body that is too large; the rest of it is read away, so that the client gets to read the answer */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_BODY_BYTES) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      resolve(undefined);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

/** Path and query string; a proxy's client sends the whole address. */
function splitUrl(url: string): string[] {
  const target = url.replace(/^https?:\/\/[^/?]*/i, '');
  const at = target.indexOf('?');
  return at < 0 ? [target] : [target.slice(0, at), target.slice(at + 1)];
}

function joinedHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]),
  );
}

async function send(
  response: ServerResponse,
  { status, headers = {}, body = '', stream }: WireResponse,
): Promise<void> {
  if (stream) {
    response.writeHead(status, headers);
    await pipeline(Readable.from(stream), response);
    return;
  }
  // An answer with this status has no body, and no length of one.
  response.writeHead(
    status,
    status === 204 ? headers : { ...headers, 'content-length': Buffer.byteLength(body) },
  );
  response.end(status === 204 ? undefined : body);
}

function isDisconnection(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
