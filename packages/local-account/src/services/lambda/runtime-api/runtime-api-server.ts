import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { foreignHost } from '../../../wire/own-names';
import {
  type Failure,
  MAX_RESPONSE_BYTES,
  type Outcome,
  reportedFailure,
  responseTooLargeFailure,
} from '../environment/outcome';
import { RuntimeApiError } from './runtime-api-error';

/** An event on its way to the runtime. */
export interface RuntimeEvent {
  readonly requestId: string;
  readonly invocationId: string;
  readonly deadlineMs: number;
  readonly functionArn: string;
  readonly traceId: string;
  /** JSON. */
  readonly payload: string;
  /** JSON. @default - there is none */
  readonly clientContext?: string;
  /** What time it is, in milliseconds since the epoch. @default - what the machine says */
  readonly nowMs?: number;
}

/** What the runtime tells its environment. */
export interface RuntimeListener {
  /** It is ready for an event: the first time, it is initialized. */
  ready(): void;
  initFailed(failure: Failure): void;
  answered(outcome: Outcome): void;
  /** @param kilobytes the most memory that its process has had so far */
  memoryUsed(kilobytes: number): void;
  /** @param bytes how much its process has written so far, to each of its outputs */
  hasWritten(bytes: readonly number[]): void;
}

/** The states in the names of AWS's implementation (core/states.go). */
type State =
  | { readonly name: 'Started' }
  | { readonly name: 'Ready'; readonly waiting: ServerResponse }
  | { readonly name: 'Running'; readonly event: RuntimeEvent }
  | { readonly name: 'InvocationResponse' }
  | { readonly name: 'InitError' };

const ROOT = '/2018-06-01/runtime';

/** The Lambda Runtime API of one execution environment (Lambda Developer Guide, "Using the Lambda runtime API"). */
export class RuntimeApiServer implements AsyncDisposable {
  private state: State = { name: 'Started' };
  private readonly server = createServer((request, response) => void this.answer(request, response));

  constructor(private readonly listener: RuntimeListener) {
    // A handler may take longer than any of the limits for clients from outside.
    this.server.keepAliveTimeout = 0;
    this.server.requestTimeout = 0;
    this.server.headersTimeout = 0;
  }

  /** @returns host and port */
  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const { address, port } = this.server.address() as AddressInfo;
    return `${address}:${port}`;
  }

  /** Gives an event to the runtime, which must be ready. */
  deliver(event: RuntimeEvent): void {
    if (this.state.name !== 'Ready') throw new Error(`The runtime is not ready: ${this.state.name}`);
    const { waiting } = this.state;
    this.state = { name: 'Running', event };
    waiting.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(event.payload),
      'Lambda-Runtime-Aws-Request-Id': event.requestId,
      'Lambda-Runtime-Deadline-Ms': event.deadlineMs,
      'Lambda-Runtime-Invocation-Id': event.invocationId,
      'Lambda-Runtime-Invoked-Function-Arn': event.functionArn,
      'Lambda-Runtime-Trace-Id': event.traceId,
      ...(event.clientContext !== undefined && { 'Lambda-Runtime-Client-Context': event.clientContext }),
      // Not AWS's: there, nobody sets the clock.
      ...(event.nowMs !== undefined && { 'Local-Run-Now-Ms': event.nowMs }),
    });
    waiting.end(event.payload, 'utf8');
  }

  /** Stops listening and cuts the connections. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.route(request, response);
    } catch (error) {
      // The connection broke off because the process ended, which is noticed by itself.
      if (request.socket.destroyed) return;
      if (!(error instanceof RuntimeApiError)) throw error;
      send(response, error.httpStatus, error.body);
    }
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isFromBrowser(request)) throw RuntimeApiError.notFound();
    const path = request.url ?? '';
    const memory = Number(request.headers['local-run-max-memory-kb']);
    if (memory > 0) this.listener.memoryUsed(memory);
    const written = request.headers['local-run-written-bytes'];
    if (typeof written === 'string') this.listener.hasWritten(written.split(' ').map(Number));
    const [, requestId, kind] =
      /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (path === `${ROOT}/invocation/next`) {
      requireMethod(request, 'GET');
      this.next(response);
    } else if (path === `${ROOT}/init/error`) {
      requireMethod(request, 'POST');
      await this.initError(request, response);
    } else if (requestId !== undefined) {
      requireMethod(request, 'POST');
      await this.result(request, response, requestId, kind === 'error');
    } else {
      throw RuntimeApiError.notFound();
    }
  }

  private next(response: ServerResponse): void {
    if (this.state.name !== 'Started' && this.state.name !== 'InvocationResponse') {
      throw RuntimeApiError.invalidState(this.state.name, 'Ready');
    }
    this.state = { name: 'Ready', waiting: response };
    this.listener.ready();
  }

  private async initError(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.state.name !== 'Started') throw RuntimeApiError.invalidState(this.state.name, 'InitError');
    const failure = await readFailure(request);
    this.state = { name: 'InitError' };
    accept(response);
    this.listener.initFailed(failure);
  }

  private async result(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    isError: boolean,
  ): Promise<void> {
    if (this.state.name !== 'Running') {
      throw RuntimeApiError.invalidState(this.state.name, isError ? 'InvocationError' : 'InvocationResponse');
    }
    const { event } = this.state;
    if (requestId !== event.requestId) throw RuntimeApiError.invalidRequestId();
    const invocationId = request.headers['lambda-runtime-invocation-id'];
    if (invocationId !== undefined && invocationId !== event.invocationId) {
      throw RuntimeApiError.invalidInvocationId();
    }
    const outcome = isError ? await readFailure(request) : await readSuccess(request);
    this.state = { name: 'InvocationResponse' };
    // Not AWS's: our own runtime asks for the next event with its result, for half the way back and forth.
    const asksForNext = outcome !== undefined && request.headers['local-run-next'] !== undefined;
    if (outcome && !asksForNext) accept(response);
    this.listener.answered(outcome ?? responseTooLargeFailure());
    if (!outcome) throw RuntimeApiError.tooLarge(MAX_RESPONSE_BYTES);
    if (asksForNext) this.next(response);
  }
}

/** A web page that finds the port must not take an event, or report a failure; no runtime sends these headers. */
function isFromBrowser({ headers }: IncomingMessage): boolean {
  return (
    foreignHost({ headers }) !== undefined ||
    headers.origin !== undefined ||
    headers['sec-fetch-site'] !== undefined
  );
}

function requireMethod(request: IncomingMessage, method: string): void {
  if (request.method !== method) throw RuntimeApiError.methodNotAllowed();
}

async function readFailure(request: IncomingMessage): Promise<Failure> {
  const header = request.headers['lambda-runtime-function-error-type'];
  const body = await readBody(request);
  return reportedFailure(body.toString('utf8'), typeof header === 'string' ? header : undefined);
}

/** @returns nothing, if it is too large */
async function readSuccess(request: IncomingMessage): Promise<Outcome | undefined> {
  const body = await readBody(request);
  if (body.length > MAX_RESPONSE_BYTES) return undefined;
  return { status: 'success', payload: body.toString('utf8') };
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

function accept(response: ServerResponse): void {
  send(response, 202, '{"status":"OK"}\n');
}

function send(response: ServerResponse, httpStatus: number, body: string): void {
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  response.writeHead(httpStatus, headers).end(body);
}
