import { type JsonValue, parseJson } from '../json';

/**
 * Parses a JSON text as `$parse` does on AWS: a repeated key and a number beyond a double are errors, which
 * `JSON.parse` lets pass (measured with TestState: floci's JsonataEvaluatorTest).
 *
 * @throws SyntaxError
 */
export function parseStrictJson(text: string): JsonValue {
  const value = parseJson(text);
  refuseInfinity(value);
  refuseRepeatedKeys(text);
  return value;
}

function refuseInfinity(value: JsonValue): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new SyntaxError('a number is out of range');
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(refuseInfinity);
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/** The text is known to be JSON, so its tokens alone tell keys from values. */
function refuseRepeatedKeys(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  const tokens = text.match(TOKEN) ?? [];
  tokens.forEach((token, index) => {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (tokens[index + 1] === ':') {
      const keys = open.at(-1);
      const key = JSON.stringify(parseJson(token));
      if (keys?.has(key)) throw new SyntaxError(`the key ${key} is repeated`);
      keys?.add(key);
    }
  });
}
