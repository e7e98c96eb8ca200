import { RefusedError } from '../../errors/refused-error';
import { apiConflict } from './api-conflict';

/** A route found for a request. */
export interface RouteMatch<Route> {
  readonly route: Route;
  /** Decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Entry<Route> {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly string[];
  /** Sorts before others what is more specific. */
  readonly rank: string;
}

/** `METHOD /path`: segments are texts or one variable, the last may be a greedy one, and no slash stands at the end. */
const ROUTE_KEY =
  /^(?<method>ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) (?<path>\/|(?:\/(?:[^/{}\s]+|\{[^/{}+\s]+\}))+|(?:\/(?:[^/{}\s]+|\{[^/{}+\s]+\}))*\/\{[^/{}+\s]+\+\})$/;

/**
 * The routes of an HTTP API, and which of them a request takes: a full match of the path first, then one with path variables,
 * then a greedy one (`{proxy+}`), then `$default`; among equal paths the one that names the method before `ANY`.
 *
 * `/a` and `/a/` are two paths, unlike with REST APIs (https://github.com/aws-powertools/powertools-lambda-python/pull/1609). A greedy
 * variable also takes the nothing after a slash, as in AWS's own emulator in aws-lambda-dotnet. Not confirmed against AWS: that percent
 * escapes are decoded before texts are compared, and that an empty segment (`//`) counts as one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export class RouteTable<Route> {
  private readonly entries = new Map<string, Entry<Route>>();
  private fallback: Route | undefined;

  /**
   * @param routeKey `METHOD /path`, `ANY /path` or `$default`
   * @throws RefusedError for what is no route key; AwsError `ConflictException` for one that is there already
   */
  add(routeKey: string, route: Route, where: string): void {
    if (this.has(routeKey)) throw apiConflict(`Route with key ${routeKey} already exists for this API.`);
    if (routeKey === '$default') {
      this.fallback = route;
      return;
    }
    const { method, path } = ROUTE_KEY.exec(routeKey)?.groups ?? {};
    if (method === undefined || path === undefined) {
      throw new RefusedError(where, `${routeKey} is not a route key: a method and a path, or $default.`);
    }
    const segments = path.split('/').slice(1);
    this.entries.set(routeKey, { route, method, segments, rank: rank(segments, method) });
  }

  has(routeKey: string): boolean {
    return routeKey === '$default' ? this.fallback !== undefined : this.entries.has(routeKey);
  }

  find(method: string, path: string): RouteMatch<Route> | undefined {
    const segments = path.split('/').slice(1).map(decoded);
    const [best] = [...this.entries.values()]
      .filter((entry) => entry.method === method || entry.method === 'ANY')
      .flatMap((entry) => {
        const pathParameters = matchPath(entry.segments, segments);
        return pathParameters ? [{ entry, pathParameters }] : [];
      })
      .sort((a, b) => (a.entry.rank < b.entry.rank ? -1 : 1));
    if (best) return { route: best.entry.route, pathParameters: best.pathParameters };
    return this.fallback === undefined ? undefined : { route: this.fallback, pathParameters: {} };
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // A percent sign that escapes nothing stands for itself.
  }
}

function matchPath(pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const [index, segment] of pattern.entries()) {
    const given = path[index];
    if (given === undefined) return undefined;
    const { variable, greedy } = /^\{(?<variable>[^+]+)(?<greedy>\+?)\}$/.exec(segment)?.groups ?? {};
    if (variable !== undefined && greedy === '+') {
      return Object.fromEntries(parameters.set(variable, path.slice(index).join('/')));
    }
    if (variable === undefined ? segment !== given : given === '') return undefined;
    if (variable !== undefined) parameters.set(variable, given);
  }
  return pattern.length === path.length ? Object.fromEntries(parameters) : undefined;
}

/**
 * Full matches (0) before greedy ones (1), then per segment a text (0) before a variable (1) before a greedy one (2), then the method
 * before `ANY`.
 */
function rank(segments: readonly string[], method: string): string {
  const kinds = segments.map((segment) => (segment.endsWith('+}') ? 2 : segment.startsWith('{') ? 1 : 0));
  return `${kinds.at(-1) === 2 ? 1 : 0}${kinds.join('')}${method === 'ANY' ? 1 : 0}`;
}
