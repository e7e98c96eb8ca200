import { queryActionOf } from './query-form';
import { type ScopedSignature, signatureOf } from './signature';
import type { WireRequestHead } from './wire-request';

/** Whom a request is for. */
export type Addressee =
  | { readonly kind: 'httpApi' }
  /** The run itself, and nothing of AWS. */
  | { readonly kind: 'control' }
  /** An AWS API, by the service in the signature. */
  | { readonly kind: 'service'; readonly signature: ScopedSignature }
  /** An AWS API: the signature does not tell of which service. */
  | { readonly kind: 'unreadable' }
  /** An AWS API, unsigned. */
  | { readonly kind: 'unsigned'; readonly call: UnsignedCall };

/** What an unsigned request calls, and in which protocol. */
export interface UnsignedCall {
  readonly operation: string;
  readonly protocol: 'json' | 'query' | 'rest';
}

/** What the paths of the run's own interface begin with. */
export const CONTROL_PATH = '/_local';

/** What the paths of an HTTP API begin with that is not the first one: its id follows. */
export const API_PATH = `${CONTROL_PATH}/execute-api`;

/** What SDKs of AWS send with every attempt of a call, and no other client does. */
const SDK_HEADERS = ['amz-sdk-invocation-id', 'amz-sdk-request'];

/**
 * Tells whom a request is for. HTTP APIs get what is signed for `execute-api`, what is below `/_local/execute-api`, and what is not
 * signed at all, unless it is plainly a call of an AWS API (it must not become a transaction in silence) or below `/_local`.
 *
 * @param body undefined where it has not been read. It is looked at only in a form without a signature.
 */
export function addresseeOf(head: WireRequestHead, body?: Buffer): Addressee {
  const signature = signatureOf(head);
  switch (signature.kind) {
    case 'scoped':
      return signature.service === 'execute-api' ? { kind: 'httpApi' } : { kind: 'service', signature };
    case 'malformed':
      return { kind: 'unreadable' };
    case 'none': {
      if (isBelow(API_PATH, head.path)) return { kind: 'httpApi' };
      if (isBelow(CONTROL_PATH, head.path)) return { kind: 'control' };
      const call = unsignedCallOf(head, body);
      return call ? { kind: 'unsigned', call } : { kind: 'httpApi' };
    }
  }
}

function unsignedCallOf(head: WireRequestHead, body: Buffer | undefined): UnsignedCall | undefined {
  const { headers, method, path } = head;
  const target = headers['x-amz-target'];
  if (target !== undefined) return { operation: target, protocol: 'json' };
  const action = queryActionOf(head, body);
  if (action !== undefined) return { operation: action, protocol: 'query' };
  const isSdk = SDK_HEADERS.some((name) => Object.hasOwn(headers, name));
  return isSdk ? { operation: `${method} ${path}`, protocol: 'rest' } : undefined;
}

function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
