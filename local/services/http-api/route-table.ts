import { RefusedError } from '../../refused-error';

/** A route found for a request. */
export interface RouteMatch<Route> {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Entry<Route> {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly string[];
}

/**
 * The routes of an HTTP API, and which of them a request takes: a full match of the path first, then one with path variables,
 * then a greedy one (`{proxy+}`), then `$default`; among equal paths the one that names the method before `ANY`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export class RouteTable<Route> {
  private readonly entries: Entry<Route>[] = [];
  private fallback: Route | undefined;

  /** @param routeKey `METHOD /path`, `ANY /path` or `$default` */
  add(routeKey: string, route: Route): void {
    if (routeKey === '$default') {
      this.fallback = route;
      return;
    }
    const [method = '', path] = routeKey.split(' ');
    if (path?.startsWith('/') !== true) throw new RefusedError(routeKey, 'This is not a route key.');
    this.entries.push({ route, method, segments: path.split('/').slice(1) });
  }

  find(method: string, path: string): RouteMatch<Route> | undefined {
    const segments = path.split('/').slice(1);
    const candidates = this.entries
      .filter((entry) => entry.method === method || entry.method === 'ANY')
      .flatMap((entry) => {
        const pathParameters = matchPath(entry.segments, segments);
        return pathParameters ? [{ entry, pathParameters }] : [];
      })
      .sort((a, b) => (rank(a.entry) < rank(b.entry) ? -1 : 1));
    const [best] = candidates;
    if (best) return { route: best.entry.route, pathParameters: best.pathParameters };
    return this.fallback === undefined ? undefined : { route: this.fallback, pathParameters: {} };
  }
}

function matchPath(pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const greedy = /^\{(.+)\+\}$/.exec(segment);
    if (greedy?.[1] !== undefined) {
      const rest = path.slice(index).join('/');
      return rest === '' ? undefined : { ...parameters, [greedy[1]]: rest };
    }
    const given = path[index];
    const variable = /^\{(.+)\}$/.exec(segment);
    if (given === undefined) return undefined;
    if (variable?.[1] !== undefined && given !== '') parameters[variable[1]] = given;
    else if (segment !== given) return undefined;
  }
  return pattern.length === path.length ? parameters : undefined;
}

/** Sorts before others what is more specific: per segment a text (0) before a variable (1) before a greedy one (2). */
function rank({ segments, method }: Entry<unknown>): string {
  const kinds = segments.map((segment) => (segment.endsWith('+}') ? 2 : segment.startsWith('{') ? 1 : 0));
  return `${kinds.join('')}${method === 'ANY' ? 1 : 0}`;
}
