import type { WireRequestHead } from './wire-request';

/** The names of this machine's loopback, which no name server can give to anybody else; with or without a port. */
const OWN_NAME = /^(?:127\.0\.0\.1|\[::1\]|(?:[a-z0-9_-]+\.)*localhost)(?::\d{1,5})?$/i;

/**
 * Why a request is not for this server, if it is not. A page of another site can have its own name resolve to 127.0.0.1 once it is
 * loaded (DNS rebinding): to the browser, what answers is then that site, and the page may read and write everything.
 */
export function foreignHost({
  headers: { host },
}: {
  readonly headers: { readonly host?: string | undefined };
}): string | undefined {
  if (host !== undefined && OWN_NAME.test(host)) return undefined;
  const named = host === undefined ? 'names no host' : `is for the host ${host}`;
  return `The local run answers for 127.0.0.1, localhost, [::1] and names that end in .localhost, and this request ${named}. A web page could reach it by a name of its own.`;
}

/**
 * Why a request is refused that a browser made for a page of another origin, if it did. Other clients send neither header, and a
 * browser lets no page choose them.
 *
 * @see https://fetch.spec.whatwg.org/#origin-header
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function foreignPage({ headers }: WireRequestHead): string | undefined {
  const { host, origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    return `The request comes from a web page of another origin (Origin: ${origin}). The local run answers a browser for its own pages only, or any web site could call it.`;
  }
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return `The request comes from a web page of another site (Sec-Fetch-Site: ${site}). The local run answers a browser for its own pages only, or any web site could call it.`;
  }
  return undefined;
}
