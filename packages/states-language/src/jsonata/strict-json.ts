import { visit } from 'jsonc-parser';
import type { JsonValue } from 'type-fest';
import { parseJson } from '../json';

/**
 * Parses a JSON text as `$parse` does on AWS: a repeated key and a number beyond a double are errors, which
 * `JSON.parse` lets pass (measured with TestState: floci's JsonataEvaluatorTest).
 *
 * @throws SyntaxError
 */
export function parseStrictJson(text: string): JsonValue {
  const value = parseJson(text);
  const keysOfOpenObjects: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      keysOfOpenObjects.push(new Set());
    },
    onObjectProperty: (key) => {
      const keys = keysOfOpenObjects.at(-1);
      if (keys?.has(key)) throw new SyntaxError(`The key ${key} is repeated`);
      keys?.add(key);
    },
    onObjectEnd: () => {
      keysOfOpenObjects.pop();
    },
    onLiteralValue: (literal) => {
      if (literal === Infinity || literal === -Infinity) throw new SyntaxError('A number is out of range');
    },
  });
  return value;
}
