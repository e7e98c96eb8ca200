import { Pool } from 'undici';
import { UserError } from '@pipeline/local-account/user-error';

/** So many requests wait for their answers at a time, each on a connection of its own. */
export const CONNECTIONS = 50;

export interface Answered {
  /** API Gateway's request id, by which a transaction is found again. @default - the server gives none */
  readonly apiRequestId: string | undefined;
}

export interface Burst {
  readonly answers: readonly Answered[];
  /** When the first was sent, in milliseconds since the epoch. */
  readonly startedAtMs: number;
  /** From the first POST to the last answer, in milliseconds. */
  readonly answeredMs: number;
}

/** The one client of every side: undici's pool, a connection for each request under way. */
export class HttpLoad implements AsyncDisposable {
  private readonly pool: Pool;
  private readonly path: string;

  constructor(url: string) {
    const { origin, pathname } = new URL(url);
    this.path = pathname;
    this.pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 });
  }

  /** @throws UserError for any answer but 200 */
  async post(body: Buffer): Promise<Answered> {
    const response = await this.pool.request({
      method: 'POST',
      path: this.path,
      headers: { 'content-type': 'application/json' },
      body,
    });
    const text = await response.body.text();
    if (response.statusCode !== 200) {
      throw new UserError(`A POST was answered with ${response.statusCode}: ${text.slice(0, 300)}`);
    }
    const id = response.headers['apigw-requestid'];
    return { apiRequestId: typeof id === 'string' ? id : undefined };
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
    await this.pool.close();
  }
}
