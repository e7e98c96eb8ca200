import type { JsonValue } from 'type-fest';
import type { Compilation } from '../compile/compilation';
import { isJsonObject } from '../json';
import { Expression, ExpressionSyntaxError } from './expression';
import { findNewOperators } from './new-operators';
import { referenceProblems, type StatesMember } from './references';
import { isExpression } from './schema';
import type { Template } from './template';

/** Where a template stands, and what its expressions may see there. */
interface TemplateSite {
  readonly path: string;
  readonly members?: readonly StatesMember[];
}

/** Parses every expression of a field's value. Problems are reported at the string that has them. */
export function compileTemplate(value: JsonValue, site: TemplateSite, compilation: Compilation): Template {
  if (typeof value === 'string') return compileString(value, site, compilation);
  if (Array.isArray(value)) {
    const items = value.map((item, index) =>
      compileTemplate(item, { ...site, path: `${site.path}[${index}]` }, compilation),
    );
    return items.every((item) => item.kind === 'constant')
      ? { kind: 'constant', value }
      : { kind: 'array', items };
  }
  if (!isJsonObject(value)) return { kind: 'constant', value };
  const entries = compileEntries(value, site, compilation);
  return entries.every(([, member]) => member.kind === 'constant')
    ? { kind: 'constant', value }
    : { kind: 'object', entries };
}

function compileEntries(value: Record<string, JsonValue>, site: TemplateSite, compilation: Compilation) {
  return Object.entries(value).map(
    ([key, member]) =>
      [key, compileTemplate(member, { ...site, path: `${site.path}/${key}` }, compilation)] as const,
  );
}

function compileString(
  value: string,
  { path, members = [] }: TemplateSite,
  compilation: Compilation,
): Template {
  if (!isExpression(value)) {
    if (value.startsWith('{%')) compilation.report(path, 'JSONata string must start with {% and end with %}');
    return { kind: 'constant', value };
  }
  try {
    const expression = new Expression(value.slice(2, -2).trim());
    for (const operator of findNewOperators(expression.text, expression.ast)) {
      compilation.report(path, `Unexpected token: ${operator}`, 'INVALID_JSONATA_EXPRESSION');
    }
    for (const message of referenceProblems(expression.ast, members)) {
      compilation.report(path, message, 'UNSUPPORTED_JSONATA_EXPRESSION');
    }
    return { kind: 'expression', expression };
  } catch (problem) {
    if (!(problem instanceof ExpressionSyntaxError)) throw problem;
    compilation.report(path, problem.message, 'INVALID_JSONATA_EXPRESSION');
    return { kind: 'constant', value };
  }
}
