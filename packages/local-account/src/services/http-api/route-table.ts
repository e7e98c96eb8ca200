import { RefusedError } from '../../errors/refused-error';
import { apiConflict } from './api-conflict';

/** A route found for a request. */
export interface RouteMatch<Route> {
  readonly route: Route;
  /** Decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Entry<Route> {
  readonly routeKey: string;
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly Segment[];
  /** Sorts before others what is more specific. */
  readonly rank: string;
}

/** Of a path: a text, or a variable for one segment or for all that are left. */
interface Segment {
  readonly kind: 'text' | 'variable' | 'greedy';
  /** The text, or the variable's name. */
  readonly text: string;
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
  /** What is more specific comes first. */
  private readonly entries: Entry<Route>[] = [];
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
    const segments = path.split('/').slice(1).map(readSegment);
    this.entries.push({ routeKey, route, method, segments, rank: rank(segments, method) });
    this.entries.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  }

  has(routeKey: string): boolean {
    return routeKey === '$default'
      ? this.fallback !== undefined
      : this.entries.some((entry) => entry.routeKey === routeKey);
  }

  find(method: string, path: string): RouteMatch<Route> | undefined {
    const given = path.split('/').slice(1).map(decoded);
    for (const { method: served, segments, route } of this.entries) {
      const pathParameters = served === method || served === 'ANY' ? matchPath(segments, given) : undefined;
      if (pathParameters) return { route, pathParameters };
    }
    return this.fallback === undefined ? undefined : { route: this.fallback, pathParameters: {} };
  }
}

function readSegment(segment: string): Segment {
  const { name, greedy } = /^\{(?<name>[^+]+)(?<greedy>\+?)\}$/.exec(segment)?.groups ?? {};
  if (name === undefined) return { kind: 'text', text: segment };
  return { kind: greedy === '+' ? 'greedy' : 'variable', text: name };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // A percent sign that escapes nothing stands for itself.
  }
}

function matchPath(pattern: readonly Segment[], path: readonly string[]): Record<string, string> | undefined {
  const parameters: [string, string][] = [];
  for (const [index, { kind, text }] of pattern.entries()) {
    const given = path[index];
    if (given === undefined) return undefined;
    if (kind === 'greedy') {
      return Object.fromEntries([...parameters, [text, path.slice(index).join('/')]]);
    }
    if (kind === 'text' ? text !== given : given === '') return undefined;
    if (kind === 'variable') parameters.push([text, given]);
  }
  return pattern.length === path.length ? Object.fromEntries(parameters) : undefined;
}

const RANKS = { text: 0, variable: 1, greedy: 2 };

/**
 * Full matches (0) before greedy ones (1), then per segment a text (0) before a variable (1) before a greedy one (2), then the method
 * before `ANY`.
 */
function rank(segments: readonly Segment[], method: string): string {
  const kinds = segments.map(({ kind }) => RANKS[kind]);
  return `${segments.at(-1)?.kind === 'greedy' ? 1 : 0}${kinds.join('')}${method === 'ANY' ? 1 : 0}`;
}
