import { RefusedError } from '../../refused-error';
import type { RequestContext } from './request-context';

/** What a mapping's sources are read from. */
export interface MappingSources {
  /** Names in lower case, repeated ones joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
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

/**
 * Compiles one value of an integration's `RequestParameters`: a source such as `$request.body`, a text with sources in
 * `${…}`, or a plain text.
 *
 * @throws RefusedError for a source that the local run does not read
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export function compileMapping(destination: string, expression: string, where: string): Mapping {
  if (expression.startsWith('$') && !expression.startsWith('${')) {
    const read = source(expression.slice(1), where);
    return (sources) => required(read(sources), destination, expression);
  }
  const parts = expression.split(/(\$\{[^}]*\})/);
  const pieces = parts.map((part) => {
    if (!part.startsWith('${')) return () => part;
    const name = part.slice(2, -1);
    const read = source(name, where);
    return (sources: MappingSources) => required(read(sources), destination, `$${name}`);
  });
  return (sources) => pieces.map((piece) => piece(sources)).join('');
}

/** AWS's words for it are known from clients that met them. */
function required(value: string | undefined, destination: string, from: string): string {
  if (value !== undefined) return value;
  throw new UnresolvedParameter(`Unable to resolve property ${destination} from source ${from}.`);
}

function source(name: string, where: string): (sources: MappingSources) => string | undefined {
  const [space = '', kind = ''] = name.split('.');
  const rest = name.slice(space.length + 1);
  if (name === 'request.body') return ({ body }) => body;
  if (space === 'context') return ({ context }) => context.get(rest);
  if (space === 'stageVariables') return ({ stageVariables }) => stageVariables[rest];
  const parameter = rest.slice(kind.length + 1);
  if (space === 'request' && parameter !== '') {
    switch (kind) {
      case 'header':
        return ({ headers }) => headers[parameter.toLowerCase()];
      case 'querystring':
        return ({ query }) => (query.has(parameter) ? query.getAll(parameter).join(',') : undefined);
      case 'path':
        return ({ pathParameters }) => pathParameters[parameter];
    }
  }
  throw new RefusedError(where, `The local run does not read the source $${name}.`);
}
