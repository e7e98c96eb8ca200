import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { machineClock } from '../clock/machine-clock';
import { UserError } from '../errors/user-error';
import { answerBadRequests } from './bad-request';
import { BodyBudget } from './body-budget';
import { limitConnections } from './connection-limit';
import { readBody } from './read-body';
import { readRequestHead } from './request-head';
import { sendEarlyResponse, sendResponse } from './send-response';
import type { RequestHandler, WireResponse } from './wire-request';

export type { Admission, RequestHandler, WireRequest, WireRequestHead, WireResponse } from './wire-request';

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
  answerWith(handler: RequestHandler): void;
  /** Stops listening and cuts the connections. */
  [Symbol.asyncDispose](): Promise<void>;
}

export interface ListenProps {
  /** The memory of all bodies together. @default - by the memory that this process may use */
  readonly bodyBudget?: BodyBudget;
  /** The most files that this process may open: each connection is one. @default - there is no such limit */
  readonly openFiles?: number;
}

/** How long a client may take for its headers, and for its whole request. */
const HEADERS_TIMEOUT_MS = 20_000;
const REQUEST_TIMEOUT_MS = 60_000;

const STARTING: RequestHandler = {
  admit: () => ({
    admitted: false,
    response: { status: 503, body: 'The local run is still starting.\n' },
  }),
  answer: () => Promise.reject(new Error('No request is admitted.')),
};

const TOO_MANY_CONNECTIONS: WireResponse = {
  status: 503,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: 'The local run has as many connections as it can serve: try again.' }),
};

/**
 * Listens on 127.0.0.1.
 *
 * @param port 0 for any free one
 * @param onDefect gets what an answer threw, which it never should; the client gets 500
 * @throws PortInUseError
 */
export async function listen(
  port: number,
  onDefect: (error: unknown) => void,
  { bodyBudget = new BodyBudget(), openFiles = Infinity }: ListenProps = {},
): Promise<WireServer> {
  let handler = STARTING;
  const answering = new WeakSet<Socket>();
  const server = createServer({
    // A client that keeps its connection may send its next request much later than Node's default of 5 s.
    keepAliveTimeout: 75_000,
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: 1_000,
  });
  const tooManyConnections = limitConnections(server, openFiles);
  const receive = (request: IncomingMessage, response: ServerResponse) => {
    const refusal = tooManyConnections() ? TOO_MANY_CONNECTIONS : undefined;
    void serve(request, response, { handler, refusal, bodyBudget, answering, onDefect });
  };
  server.on('request', receive);
  // A client that asks before it sends its body, as curl does for a large one, may be refused without it.
  server.on('checkContinue', receive);
  answerBadRequests(server, (socket) => answering.has(socket));
  await bind(server, port);
  // A connection that the machine could not hand over is lost, and no other.
  server.on('error', onDefect);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith: (given) => {
      handler = given;
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
    const fail = (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(port) : error);
    };
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      resolve();
    });
  });
}

interface Serving {
  readonly handler: RequestHandler;
  /** An answer that needs no look at the request. */
  readonly refusal: WireResponse | undefined;
  readonly bodyBudget: BodyBudget;
  /** The connections on which an answer has begun. */
  readonly answering: WeakSet<Socket>;
  readonly onDefect: (error: unknown) => void;
}

async function serve(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const { handler, refusal, bodyBudget, answering, onDefect } = serving;
  const { socket } = request;
  const client = new AbortController();
  let isGone = false;
  const memory = bodyBudget.open();
  response.once('close', () => {
    answering.delete(socket);
    if (response.writableFinished) return;
    isGone = true;
    client.abort();
  });
  const refuse = (answer: WireResponse) => {
    answering.add(socket);
    return sendEarlyResponse(request, response, answer);
  };
  try {
    // A client lives in the machine's time, wherever the account's clock stands.
    const head = readRequestHead(request, { receivedAt: machineClock.now(), client });
    if (refusal) return await refuse(refusal);
    const admission = handler.admit(head);
    if (!admission.admitted) return await refuse(admission.response);
    const { largestBodyBytes } = admission;
    if (head.headers.expect !== undefined && !isTooLong(request, largestBodyBytes)) response.writeContinue();
    const body = await readBody(request, largestBodyBytes, memory);
    if (body === undefined) return;
    if (!Buffer.isBuffer(body)) {
      return await refuse(await handler.answer({ ...head, body: Buffer.alloc(0), unreadBody: body }));
    }
    const answered = await handler.answer({ ...head, body });
    if (isGone) return;
    answering.add(socket);
    await sendResponse(response, answered);
  } catch (error) {
    if (isGone && isDisconnection(error)) return;
    onDefect(error);
    if (response.headersSent) response.destroy();
    else await refuse({ status: 500, body: JSON.stringify({ message: 'Internal Server Error' }) });
  } finally {
    memory.release();
  }
}

function isTooLong(request: IncomingMessage, largestBodyBytes: number): boolean {
  return Number(request.headers['content-length'] ?? 0) > largestBodyBytes;
}

function isDisconnection(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
