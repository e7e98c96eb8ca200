import { type HttpAnswer, HttpConnection, type HttpRequest } from './http-connection';
import { errorBody, RuntimeError } from './runtime-error';

const ROOT = '/2018-06-01/runtime';

/** The client of the Lambda Runtime API. */
export class RuntimeClient {
  private readonly connection: HttpConnection;

  /**
   * @param runtimeApi host and port
   * @param writtenBytes how much this process has written to each of its outputs, as the environment is told, which waits for it
   */
  constructor(
    runtimeApi: string,
    private readonly writtenBytes: () => string,
  ) {
    this.connection = new HttpConnection(runtimeApi);
  }

  /** Waits for the next event, for as long as it takes. @returns the event as JSON, and what is told of it */
  next(): Promise<HttpAnswer> {
    return this.connection.request({ method: 'GET', path: `${ROOT}/invocation/next` });
  }

  /** Gives a result, and waits for the next event. @param result JSON @returns as `next` does */
  async respond(requestId: string, result: string): Promise<HttpAnswer> {
    const answer = await this.connection.request(
      this.post(`invocation/${requestId}/response`, result, { 'Local-Run-Next': 1 }),
    );
    // A result that was refused was answered by itself.
    return answer.status === 200 ? answer : this.next();
  }

  async fail(requestId: string, thrown: unknown): Promise<void> {
    await this.sendError(`invocation/${requestId}/error`, thrown);
  }

  async failInit(thrown: unknown): Promise<void> {
    await this.sendError('init/error', thrown);
  }

  private async sendError(path: string, thrown: unknown): Promise<void> {
    const body = errorBody(thrown);
    await this.connection.request(
      this.post(path, JSON.stringify(body), {
        // A header takes no line breaks and nothing beyond Latin-1.
        'Lambda-Runtime-Function-Error-Type': encodeURI(body.errorType),
      }),
    );
  }

  private post(path: string, body: string, headers: HttpRequest['headers'] = {}): HttpRequest {
    return {
      method: 'POST',
      path: `${ROOT}/${path}`,
      headers: {
        'Content-Type': 'application/json',
        // Not AWS's: there, the platform measures from outside, and a record may come later.
        'Local-Run-Max-Memory-Kb': process.resourceUsage().maxRSS,
        'Local-Run-Written-Bytes': this.writtenBytes(),
        ...headers,
      },
      body,
    };
  }
}

/** A result as JSON. @throws RuntimeError if it cannot be */
export function serialize(result: unknown): string {
  try {
    // `stringify` gives undefined for a function or a symbol, which its type does not say.
    const json = JSON.stringify(result) as string | undefined;
    return json ?? 'null';
  } catch {
    throw new RuntimeError('JSONStringifyError', 'Unable to stringify response body');
  }
}
