import type { JsonValue } from 'type-fest';
import { isJsonObject } from '../json';
import { Expression, ExpressionSyntaxError } from '../jsonata/expression';
import type { Assignment, Template } from '../jsonata/template';
import type { Compilation } from './compilation';
import { findNewOperators } from './new-operators';
import { referenceProblems, type StatesMember } from './references';
import { isExpression } from './schema';

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

const VARIABLE_NAME = /^[\p{L}_][\p{L}\p{N}_]{0,79}$/u;

/** Compiles an `Assign` field. */
export function compileAssignment(
  assign: Record<string, JsonValue>,
  site: TemplateSite,
  compilation: Compilation,
): Assignment {
  for (const name of Object.keys(assign)) {
    if (name === 'states') {
      const message = "Cannot assign to reserved variable '$states'.";
      compilation.report(`${site.path}/${name}`, message, 'RESERVED_VARIABLE_NAME');
    } else if (!VARIABLE_NAME.test(name)) {
      const message = `Invalid variable name '${name}': the variable name contains invalid characters.`;
      compilation.report(`${site.path}/${name}`, message, 'INVALID_VARIABLE_NAME');
    }
  }
  return compileEntries(assign, site, compilation);
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
