import type { RecordByName } from '../record-by-name';

/** What a request says before its body. */
export interface WireRequestHead {
  readonly method: string;
  /** As sent: still percent-encoded, without the query string. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly queryString: string;
  /** Names in lower case; a repeated header's values joined with commas. */
  readonly headers: RecordByName<string>;
  readonly sourceIp: string;
  /** When its first byte was read, in milliseconds since the epoch. */
  readonly receivedAt: number;
  /** Whose `signal` aborts when the connection is gone before the answer is sent. Node.js makes it when it is first asked for. */
  readonly client: Pick<AbortController, 'signal'>;
}

/** Why a body was not read: it is too large (413), or there is no memory for it now (503). */
export type UnreadBody = 413 | 503;

/** A request, read whole. */
export interface WireRequest extends WireRequestHead {
  readonly body: Buffer;
  /** The status that its answer has to have: `body` is empty then. @default - the body was read */
  readonly unreadBody?: UnreadBody;
}

export interface WireResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** A body that goes on for as long as the client listens. It ends when the client's `signal` aborts. */
  readonly stream?: AsyncIterable<Buffer>;
}

/** More than any AWS API that is served takes; what a single one takes is checked where it belongs. */
export const LARGEST_BODY_BYTES = 16 * 1024 * 1024;

/** What becomes of a request as soon as its head is there. */
export type Admission =
  | { readonly admitted: true; /** The largest body that is read. */ readonly largestBodyBytes: number }
  | { readonly admitted: false; readonly response: WireResponse };

/** What answers requests. */
export interface RequestHandler {
  /** Looks at a request before its body is read. */
  admit(head: WireRequestHead): Admission;
  /** Answers a request that was admitted. */
  answer(request: WireRequest): Promise<WireResponse>;
}
