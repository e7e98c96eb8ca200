import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { errorBody, RuntimeError } from './runtime-error';

/** An event to handle. */
export interface NextInvocation {
  readonly headers: IncomingHttpHeaders;
  /** The event, as JSON. */
  readonly body: string;
}

/** The client of the Lambda Runtime API. */
export class RuntimeClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    /** Host and port. */
    private readonly runtimeApi: string,
  ) {}

  /** Waits for the next event, for as long as it takes. */
  next(): Promise<NextInvocation> {
    return this.send('GET', 'invocation/next');
  }

  /** @throws RuntimeError if the result cannot be JSON */
  async respond(requestId: string, result: unknown): Promise<void> {
    await this.send('POST', `invocation/${requestId}/response`, serialize(result));
  }

  async fail(requestId: string, thrown: unknown): Promise<void> {
    await this.sendError(`invocation/${requestId}/error`, thrown);
  }

  async failInit(thrown: unknown): Promise<void> {
    await this.sendError('init/error', thrown);
  }

  private async sendError(path: string, thrown: unknown): Promise<void> {
    const body = errorBody(thrown);
    await this.send('POST', path, JSON.stringify(body), {
      // A header takes no line breaks and nothing beyond Latin-1.
      'Lambda-Runtime-Function-Error-Type': encodeURI(body.errorType),
    });
  }

  private send(
    method: string,
    path: string,
    body = '',
    headers: OutgoingHttpHeaders = {},
  ): Promise<NextInvocation> {
    const url = `http://${this.runtimeApi}/2018-06-01/runtime/${path}`;
    return new Promise((resolve, reject) => {
      const bytes = Buffer.from(body);
      const sent = request(
        url,
        {
          method,
          agent: this.agent,
          headers: {
            // Not AWS's: there, the platform measures from outside.
            'Local-Run-Max-Memory-Kb': process.resourceUsage().maxRSS,
            ...(method === 'POST' && { 'Content-Type': 'application/json', 'Content-Length': bytes.length }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({ headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(bytes);
    });
  }
}

function serialize(result: unknown): string {
  try {
    // `stringify` gives undefined for a function or a symbol, which its type does not say.
    const json = JSON.stringify(result) as string | undefined;
    return json ?? 'null';
  } catch {
    throw new RuntimeError('JSONStringifyError', 'Unable to stringify response body');
  }
}
