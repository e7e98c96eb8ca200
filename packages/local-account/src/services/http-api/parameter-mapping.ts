import { RefusedError } from '../../errors/refused-error';
import { ownValue } from '../../record-by-name';
import { compileJsonPath } from './json-path';
import type { RequestContext } from './request-context';

/** What a mapping's sources are read from. */
export interface MappingSources {
  /** Names in lower case, repeated ones joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** Percent-encoded, without the question mark. */
  readonly queryString: string;
  /** Without the stage's name. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly body: string;
  readonly context: RequestContext;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** A parameter whose source has no value in the request. */
export class UnresolvedParameter extends Error {
  override readonly name = 'UnresolvedParameter';
}

/** One parameter of an integration, compiled. */
export type Mapping = (sources: MappingSources) => string;

type Source = (sources: MappingSources) => string | undefined;

/** Where a body is cut before a JSON path is applied to it. Not confirmed against AWS: that a KB has 1,024 bytes. */
const JSON_PATH_BODY_BYTES = 100 * 1024;

/**
 * Compiles one value of an integration's `RequestParameters`: a source such as `$request.body`, a text with sources in
 * `${…}`, or a plain text.
 *
 * Not confirmed against AWS: what a value does to the JSON text that it is put into (here: nothing is escaped).
 *
 * @throws RefusedError for a source that does not exist
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export function compileMapping(destination: string, expression: string, where: string): Mapping {
  if (expression.startsWith('$') && !expression.startsWith('${')) {
    return required(expression.slice(1), destination, where);
  }
  const pieces = expression.split(/(\$\{[^}]*\})/).map((part): Mapping => {
    if (!part.startsWith('${')) return () => part;
    return required(part.slice(2, -1), destination, where);
  });
  return (sources) => pieces.map((piece) => piece(sources)).join('');
}

function required(name: string, destination: string, where: string): Mapping {
  const read = source(name);
  if (!read) {
    // AWS's words: https://github.com/hashicorp/terraform-provider-aws/issues/17348
    throw new RefusedError(where, `Invalid source: $${name} specified for destination: ${destination}.`);
  }
  return (sources) => {
    const value = read(sources);
    if (value !== undefined) return value;
    // How AWS begins: https://github.com/hashicorp/terraform-provider-aws/issues/19443
    throw new UnresolvedParameter(`Unable to resolve property ${destination} from source $${name}.`);
  };
}

function source(name: string): Source | undefined {
  if (name === 'request.body') return ({ body }) => body;
  if (name === 'request.path') return ({ path }) => path;
  const [, space = '', rest = ''] =
    /^(request\.(?:header|querystring|path|body)|context|stageVariables)(.+)$/.exec(name) ?? [];
  if (space === 'request.body') return bodySource(rest);
  const parameter = rest.startsWith('.') ? rest.slice(1) : '';
  if (parameter === '') return undefined;
  switch (space) {
    case 'request.header':
      return ({ headers }) => ownValue(headers, parameter.toLowerCase());
    case 'request.querystring':
      return ({ queryString }) => {
        const values = new URLSearchParams(queryString).getAll(parameter);
        return values.length > 0 ? values.join(',') : undefined;
      };
    case 'request.path':
      return ({ pathParameters }) => ownValue(pathParameters, parameter);
    case 'context':
      return ({ context }) => context.get(parameter);
    case 'stageVariables':
      return ({ stageVariables }) => ownValue(stageVariables, parameter);
    default:
      return undefined;
  }
}

function bodySource(path: string): Source | undefined {
  const read = compileJsonPath(path);
  return read && (({ body }) => read(truncated(body)));
}

/** A body that is cut is hardly JSON any more, so that nothing is found in it. */
function truncated(body: string): string {
  // A UTF-16 unit is at least one byte and at most three.
  if (body.length * 3 <= JSON_PATH_BODY_BYTES) return body;
  return Buffer.from(body).subarray(0, JSON_PATH_BODY_BYTES).toString();
}
