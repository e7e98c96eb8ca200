import type { FieldSite } from '../query-language';
import { PathExpression } from './path-expression';
import { JsonPathSyntaxError } from './path/scanner';

/**
 * Compiles a field that is a path.
 *
 * @param field of the path in its state: `InputPath` or `Choices[0]/Variable`
 * @param kind a reference path leads to one place
 * @returns nothing for what is none, which is reported in AWS's words (as cdk-preflight's rules have them)
 */
export function compilePath(
  text: string,
  field: string,
  { path, compilation }: FieldSite,
  kind: 'any' | 'reference',
): PathExpression | undefined {
  const place = `${path}/${field}`;
  try {
    const expression = new PathExpression(text);
    if (kind === 'any' || expression.isReference) return expression;
    compilation.report(place, 'Value is not a Reference Path');
  } catch (problem) {
    if (!(problem instanceof JsonPathSyntaxError)) throw problem;
    compilation.report(
      place,
      kind === 'reference' && !text.startsWith('$')
        ? "Value is not a Reference Path: Reference path didn't start with '$'"
        : 'Value must be a valid JSONPath.',
    );
  }
  return undefined;
}
