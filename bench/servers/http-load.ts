import { UserError } from '@pipeline/local-account/user-error';
import { type ClientName, CLIENTS, CONNECTIONS, type HttpAnswer, type HttpClient } from './http-clients';

export type Answered = Pick<HttpAnswer, 'apiRequestId'>;

export interface Burst {
  readonly answers: readonly Answered[];
  /** When the first was sent, in milliseconds since the epoch. */
  readonly startedAtMs: number;
  /** From the first POST to the last answer, in milliseconds. */
  readonly answeredMs: number;
}

/** A client that posts to one address, and takes no answer but 200. */
export class HttpLoad implements AsyncDisposable {
  private readonly client: HttpClient;

  constructor(url: string, client: ClientName = 'pool') {
    this.client = CLIENTS[client](url);
  }

  /** @throws UserError for any answer but 200 */
  async post(body: Buffer): Promise<Answered> {
    const { status, text, apiRequestId } = await this.client.post(body);
    if (status === 200) return { apiRequestId };
    throw new UserError(`A POST was answered with ${status}: ${text.slice(0, 300)}`);
  }

  /**
   * Posts all, as fast as they are answered.
   *
   * @throws UserError as `post`
   */
  async burst(bodies: readonly Buffer[]): Promise<Burst> {
    const answers: Answered[] = [];
    const remaining = bodies.values();
    const startedAtMs = Date.now();
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (const body of remaining) answers.push(await this.post(body));
      }),
    );
    return { answers, startedAtMs, answeredMs: performance.now() - startedAt };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client[Symbol.asyncDispose]();
  }
}
