import { ownValue } from '../../record-by-name';

/** Reads one value out of a JSON text. @returns undefined if it is not there; what is no string as JSON */
export type JsonPath = (json: string) => string | undefined;

/** `.name`, `['name']`, `["name"]` or `[0]`. */
const STEP =
  /\.(?<name>[^.[\]{}()'"?*@,:\s]+)|\[(?<index>\d+)\]|\['(?<single>[^']*)'\]|\["(?<double>[^"]*)"\]/y;

/**
 * Compiles a JSON path of names and indexes. AWS supports neither recursive descent (`..`) nor filters; wildcards and slices, of which it
 * says nothing, are not read here either.
 *
 * Not confirmed against AWS: how a value that is no string is written (here: as `JSON.stringify` does), and that null is like nothing.
 *
 * @param path what follows the document, such as `.order.items[0]`
 * @returns undefined for a path that is not supported
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export function compileJsonPath(path: string): JsonPath | undefined {
  const steps: string[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const groups = STEP.exec(path)?.groups;
    if (!groups) return undefined;
    steps.push(groups.name ?? groups.index ?? groups.single ?? groups.double ?? '');
  }
  if (steps.length === 0) return undefined;
  return (json) => {
    const value = steps.reduce(child, parse(json));
    if (value === undefined || value === null) return undefined;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
}

function child(value: unknown, step: string): unknown {
  return typeof value === 'object' && value !== null
    ? ownValue(value as Record<string, unknown>, step)
    : undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
