import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

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
}

export interface WireResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface WireServer {
  /** `http://127.0.0.1:` and the port. */
  readonly url: string;
  /** Sets what answers requests; until then every request gets 503. */
  answerWith(answer: (request: WireRequest) => Promise<WireResponse>): void;
  /** Stops listening and cuts the connections. */
  close(): Promise<void>;
}

/** More than any AWS API takes: API Gateway's 10 MB and Lambda's 6 MB are checked where they belong. */
const LARGEST_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Listens on 127.0.0.1.
 *
 * @param port 0 for any free one
 * @param onDefect gets what an answer threw, which it never should; the client gets 500
 * @throws Error with what to do, if the port is taken
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
    close: () =>
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
      reject(
        taken
          ? new Error(`Port ${port} is in use. Choose another with --port, or any with --port 0.`)
          : error,
      );
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
  const receivedAt = Date.now();
  let body: Buffer | undefined;
  try {
    body = await readBody(request);
  } catch {
    return; // The client went away in the middle of its request.
  }
  try {
    if (!body) return send(response, { status: 413, headers: { connection: 'close' } });
    const [path = '/', queryString = ''] = splitUrl(request.url ?? '/');
    send(
      response,
      await answer({
        method: request.method ?? 'GET',
        path,
        queryString,
        headers: joinedHeaders(request),
        body,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        receivedAt,
      }),
    );
  } catch (error) {
    onDefect(error);
    send(response, { status: 500, body: JSON.stringify({ message: 'Internal Server Error' }) });
  }
}

/** @returns undefined for a body that is too large */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function splitUrl(url: string): string[] {
  const at = url.indexOf('?');
  return at < 0 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}

function joinedHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]),
  );
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: WireResponse): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
