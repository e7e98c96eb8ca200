import type { WireRequest } from '../../wire/http-server';

/** `CorsConfiguration` of an API. */
export interface CorsConfiguration {
  /** Origins, `*`, or `https://*` and `http://*` for any that begins so. */
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAgeSeconds: number | undefined;
}

/** A browser's question before a request: without both headers there are no CORS headers, so it is a request like any other. */
export function isPreflight({ method, headers }: WireRequest): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}

/**
 * The CORS headers for the answer to a request; none for an origin that is not allowed, and for a request without one.
 *
 * Not confirmed against AWS: that lists are written as configured, also `*`, that an origin matched by `https://*` is repeated, and that
 * there is no `Vary`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function corsHeaders(cors: CorsConfiguration, request: WireRequest): Record<string, string> {
  const origin = allowedOrigin(cors, request.headers.origin);
  if (origin === undefined) return {};
  const list = (name: string, values: readonly string[]) => values.length > 0 && { [name]: values.join(',') };
  return {
    'access-control-allow-origin': origin,
    ...(cors.allowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(isPreflight(request)
      ? {
          ...list('access-control-allow-methods', cors.allowMethods),
          ...list('access-control-allow-headers', cors.allowHeaders),
          ...(cors.maxAgeSeconds !== undefined && { 'access-control-max-age': String(cors.maxAgeSeconds) }),
        }
      : list('access-control-expose-headers', cors.exposeHeaders)),
  };
}

function allowedOrigin({ allowOrigins }: CorsConfiguration, origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined;
  if (allowOrigins.includes('*')) return '*';
  const allowed = allowOrigins.some((pattern) =>
    pattern.endsWith('://*') ? origin.startsWith(pattern.slice(0, -1)) : pattern === origin,
  );
  return allowed ? origin : undefined;
}
