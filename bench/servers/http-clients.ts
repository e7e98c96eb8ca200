import { Pool } from 'undici';

/** So many requests wait for their answers at a time, each on a connection of its own. */
export const CONNECTIONS = 50;

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** API Gateway's request id, by which a transaction is found again. @default - the server gives none */
  readonly apiRequestId: string | undefined;
}

/** What posts JSON to one address. */
export interface HttpClient extends AsyncDisposable {
  post(body: Buffer): Promise<HttpAnswer>;
}

/** The two that a Node.js program has the choice of. The first takes most of a processor, and a bare server waits for it. */
export const CLIENTS = { fetch: fetchClient, pool: poolClient };

export type ClientName = keyof typeof CLIENTS;

const HEADERS = { 'content-type': 'application/json' };

/** Node's own `fetch`. */
function fetchClient(url: string): HttpClient {
  return {
    post: async (body) => {
      const response = await fetch(url, { method: 'POST', headers: HEADERS, body });
      const apiRequestId = response.headers.get('apigw-requestid') ?? undefined;
      return { status: response.status, text: await response.text(), apiRequestId };
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** The pool of undici, which Node's `fetch` is made of, called directly. */
function poolClient(url: string): HttpClient {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 });
  return {
    post: async (body) => {
      const {
        statusCode,
        headers,
        body: answer,
      } = await pool.request({ method: 'POST', path, headers: HEADERS, body });
      const id = headers['apigw-requestid'];
      const apiRequestId = typeof id === 'string' ? id : undefined;
      return { status: statusCode, text: await answer.text(), apiRequestId };
    },
    [Symbol.asyncDispose]: () => pool.close(),
  };
}
