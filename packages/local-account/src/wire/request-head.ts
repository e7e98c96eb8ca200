import type { IncomingMessage } from 'node:http';
import { withoutPrototype } from '../record-by-name';
import type { WireRequestHead } from './wire-request';

/** Reads what a request says before its body. */
export function readRequestHead(
  request: IncomingMessage,
  { receivedAt, client }: Pick<WireRequestHead, 'receivedAt' | 'client'>,
): WireRequestHead {
  const { authority, path, queryString } = splitTarget(request.url ?? '/');
  const headers = joinHeaders(request.rawHeaders);
  // Of an address in the request line and the Host header, the address counts (RFC 9112, section 3.2.2).
  if (authority !== undefined) headers.set('host', authority);
  return {
    method: request.method ?? 'GET',
    path,
    queryString,
    headers: withoutPrototype(headers),
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    receivedAt,
    client,
  };
}

/** A proxy's client sends the whole address. */
function splitTarget(url: string): { authority: string | undefined; path: string; queryString: string } {
  const [, authority, target = ''] = /^(?:https?:\/\/([^/?]*))?(.*)$/is.exec(url) ?? [];
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  return {
    authority,
    path: authority !== undefined && path === '' ? '/' : path,
    queryString: at < 0 ? '' : target.slice(at + 1),
  };
}

/** Node's own `headersDistinct` has a prototype, and fails over a header that is named like a member of it. */
function joinHeaders(rawHeaders: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    const value = rawHeaders[at + 1] ?? '';
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}
