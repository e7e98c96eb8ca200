import { connect, type Socket } from 'node:net';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  /** @default - there is none */
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

interface Waiter {
  readonly resolve: (answer: HttpAnswer) => void;
  readonly reject: (error: Error) => void;
}

const END_OF_HEAD = '\r\n\r\n';

/**
 * A connection to the Runtime API, and to nothing else: it takes answers that say their length, as each of that API's does. The client
 * of Node.js took half of the processor time of a small function.
 */
export class HttpConnection {
  private readonly socket: Socket;
  private readonly waiting: Waiter[] = [];
  private received: Buffer = Buffer.alloc(0);
  /** How much of what comes next is needed before there is a whole answer, as far as that is known. */
  private neededBytes = 1;
  private rest: Buffer[] = [];
  private restBytes = 0;

  /** @param host with its port */
  constructor(private readonly host: string) {
    const [hostname, port] = host.split(':');
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.socket.on('data', (chunk: Buffer) => this.receive(chunk));
    this.socket.on('error', (error) => this.end(error));
    this.socket.on('close', () => this.end(new Error('The Runtime API has closed the connection.')));
  }

  /** @throws Error when the connection ends before there is an answer */
  request(request: HttpRequest): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => this.send(request, { resolve, reject }));
  }

  private send({ method, path, headers = {}, body = '' }: HttpRequest, waiter: Waiter): void {
    this.waiting.push(waiter);
    this.socket.ref();
    const fields = {
      Host: this.host,
      ...headers,
      ...(method === 'POST' && { 'Content-Length': Buffer.byteLength(body) }),
    };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
    this.socket.write(`${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}${END_OF_HEAD}${body}`);
  }

  private receive(chunk: Buffer): void {
    this.rest.push(chunk);
    this.restBytes += chunk.length;
    if (this.restBytes < this.neededBytes) return;
    this.received = Buffer.concat([this.received, ...this.rest]);
    this.rest = [];
    this.restBytes = 0;
    while (this.takeAnswer());
  }

  /** @returns whether there was one, and there may be another */
  private takeAnswer(): boolean {
    const { received } = this;
    this.neededBytes = 1;
    const headBytes = received.indexOf(END_OF_HEAD);
    if (headBytes < 0) return false;
    const { status, headers } = readHead(received.toString('latin1', 0, headBytes));
    const start = headBytes + END_OF_HEAD.length;
    const end = start + Number(headers['content-length']);
    if (received.length < end) {
      this.neededBytes = end - received.length;
      return false;
    }
    this.received = received.subarray(end);
    const waiter = this.waiting.shift();
    // A handler may be waited for until nothing keeps its process busy, and this does not while nobody waits for an answer.
    if (this.waiting.length === 0) this.socket.unref();
    waiter?.resolve({ status, headers, body: received.toString('utf8', start, end) });
    return this.received.length > 0;
  }

  private end(error: Error): void {
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}

function readHead(head: string): Omit<HttpAnswer, 'body'> {
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers: Record<string, string | undefined> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { status: Number(statusLine.split(' ')[1]), headers };
}
