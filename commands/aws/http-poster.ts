import { setMaxListeners } from 'node:events';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';

/** So long an API may think. API Gateway itself gives up on SQS after 30 s, and SQS answers in milliseconds. */
const ANSWER_WITHIN_MS = 10_000;
/** More requests than that wait for a connection; they would only wait elsewhere. */
const MOST_CONNECTIONS = 500;

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly header: (name: string) => string | undefined;
}

/** Posts bodies to one address, on connections that are kept for the next. A body goes as it is. */
export class HttpPoster implements Disposable {
  private readonly url: URL;
  private readonly agent: HttpAgent | HttpsAgent;

  constructor(
    url: string,
    private readonly signal?: AbortSignal,
  ) {
    this.url = new URL(url);
    // Each request that waits for its answer listens to it.
    if (signal) setMaxListeners(0, signal);
    const options = { keepAlive: true, maxSockets: MOST_CONNECTIONS };
    this.agent = this.url.protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
  }

  /** @throws Error of the network, with Node.js's code; `ETIMEDOUT` without an answer in time */
  async post(body: Uint8Array, headers: Readonly<Record<string, string>>): Promise<HttpAnswer> {
    const response = await this.request(body, headers);
    return {
      status: response.statusCode ?? 0,
      text: await text(response),
      header: (name) => [response.headers[name]].flat()[0],
    };
  }

  [Symbol.dispose](): void {
    this.agent.destroy();
  }

  private request(body: Uint8Array, headers: Readonly<Record<string, string>>): Promise<IncomingMessage> {
    const send = this.url.protocol === 'https:' ? httpsRequest : httpRequest;
    const options = {
      method: 'POST',
      agent: this.agent,
      signal: this.signal,
      timeout: ANSWER_WITHIN_MS,
      headers,
    };
    return new Promise((resolve, reject) => {
      const request = send(this.url, options, resolve);
      request.once('error', reject);
      request.once('timeout', () => request.destroy(silenceOf(this.url)));
      request.end(body);
    });
  }
}

function silenceOf({ origin }: URL): Error {
  const message = `${origin} does not answer within ${ANSWER_WITHIN_MS / 1000} s`;
  return Object.assign(new Error(message), { code: 'ETIMEDOUT' });
}
