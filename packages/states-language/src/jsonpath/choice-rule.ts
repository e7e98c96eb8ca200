import type { JsonValue } from 'type-fest';
import { z } from 'zod';
import { boundedNumber } from '../compile/bounded-number';
import { readBySchema } from '../compile/read-by-schema';
import type { FieldSite } from '../query-language';
import { parseTimestamp } from '../timestamp';
import { type Comparison, COMPARISONS, TESTS } from './comparisons';
import type { PathExpression, PathScope } from './path-expression';
import { PathFailure } from './path/evaluate-path';
import { compilePath } from './paths';

/** Whether a rule holds. It throws StateFailure. */
export type Condition = (scope: PathScope) => boolean;

const timestamp = z
  .string()
  .refine((text) => parseTimestamp(text) !== undefined, { error: 'String does not match RFC3339 timestamp' });

/** What an operator is to be followed by, by the beginning of its name. */
const VALUES: readonly (readonly [prefix: string, schema: z.ZodType])[] = [
  ['String', z.string()],
  ['Numeric', boundedNumber('Number', { min: -Infinity, max: Infinity })],
  ['Timestamp', timestamp],
  ['Boolean', z.boolean()],
  ['Is', z.boolean()],
];

const IS_PRESENT = 'IsPresent';
const OPERATORS = [...COMPARISONS.keys(), ...TESTS.keys(), IS_PRESENT];

/** The fields of a rule, at any depth. */
export const RULE_SHAPE: Readonly<Record<string, z.ZodType>> = {
  And: z.array(z.unknown()).min(1).optional(),
  Or: z.array(z.unknown()).min(1).optional(),
  Not: z.unknown().optional(),
  Variable: z.string().optional(),
  ...Object.fromEntries(OPERATORS.map((name) => [name, valueSchema(name).optional()])),
  ...Object.fromEntries([...COMPARISONS.keys()].map((name) => [`${name}Path`, z.string().optional()])),
};

const nestedRule = z.strictObject({ ...RULE_SHAPE, Comment: z.string().optional() });

/** A rule whose fields have been checked; its operator is not among those named here. */
interface RawRule {
  readonly And?: readonly unknown[];
  readonly Or?: readonly unknown[];
  readonly Not?: unknown;
  readonly Variable?: string;
}

/**
 * Compiles a rule.
 *
 * @param field of the rule in its state: `Choices[0]/And[1]`
 */
export function compileRule(rule: RawRule, field: string, site: FieldSite): Condition {
  const { And: and, Or: or, Not: not, Variable: variable } = rule;
  const kinds = ['And', 'Or', 'Not', 'Variable'].filter((name) => Object.hasOwn(rule, name));
  if (kinds.length > 1) {
    return refuse(site, field, 'There should only be one of the following fields: [And, Or, Not, Variable]');
  }
  if (and) {
    const rules = and.map((entry, index) => compileNested(entry, `${field}/And[${index}]`, site));
    return (scope) => rules.every((holds) => holds(scope));
  }
  if (or) {
    const rules = or.map((entry, index) => compileNested(entry, `${field}/Or[${index}]`, site));
    return (scope) => rules.some((holds) => holds(scope));
  }
  if (not !== undefined) {
    const holds = compileNested(not, `${field}/Not`, site);
    return (scope) => !holds(scope);
  }
  if (variable !== undefined) return compileDataTest(rule, variable, field, site);
  return refuse(
    site,
    field,
    'This object should have only one of the following fields: [And, Or, Not, Variable]',
  );
}

function compileNested(raw: unknown, field: string, site: FieldSite): Condition {
  const rule = readBySchema(nestedRule, raw, `${site.path}/${field}`, site.compilation);
  return rule ? compileRule(rule as RawRule, field, site) : never;
}

/** Not confirmed against AWS: its words for a rule without an operator, or with two. */
function compileDataTest(rule: RawRule, variable: string, field: string, site: FieldSite): Condition {
  const operators = Object.entries<unknown>({ ...rule }).filter(([name]) => isOperator(name));
  const path = compilePath(variable, `${field}/Variable`, site, 'reference');
  const [operator] = operators;
  if (!operator) return refuse(site, field, 'This object should have a comparison operator');
  if (operators.length > 1) {
    const names = operators.map(([name]) => name).join(', ');
    return refuse(site, field, `There should only be one of the following fields: [${names}]`);
  }
  const [name, value] = operator;
  if (!path) return never;
  if (name === IS_PRESENT) return (scope) => isPresent(path, scope) === value;
  const test = COMPARISONS.get(name) ?? TESTS.get(name);
  if (test) return compare(path, test, () => value as JsonValue);
  const comparison = COMPARISONS.get(withoutPath(name));
  const other = compilePath(value as string, `${field}/${name}`, site, 'reference');
  return comparison && other ? compare(path, comparison, (scope) => valueOf(other, scope)) : never;
}

function compare(
  path: PathExpression,
  comparison: Comparison,
  other: (scope: PathScope) => JsonValue,
): Condition {
  return (scope) => comparison(valueOf(path, scope), other(scope));
}

/** The cause is as AWS gives it (many reports of failed executions have it). */
function valueOf(path: PathExpression, scope: PathScope): JsonValue {
  try {
    return path.evaluate(scope).value;
  } catch (problem) {
    if (!(problem instanceof PathFailure)) throw problem;
    const cause = `Invalid path '${path.text}': The choice state's condition path references an invalid value.`;
    throw scope.visit.failure('States.Runtime', cause, 'never');
  }
}

function isPresent(path: PathExpression, scope: PathScope): boolean {
  try {
    path.evaluate(scope);
    return true;
  } catch (problem) {
    if (!(problem instanceof PathFailure)) throw problem;
    return false;
  }
}

function valueSchema(operator: string): z.ZodType {
  return VALUES.find(([prefix]) => operator.startsWith(prefix))?.[1] ?? z.unknown();
}

function withoutPath(name: string): string {
  return name.replace(/Path$/, '');
}

function isOperator(name: string): boolean {
  return OPERATORS.includes(name) || COMPARISONS.has(withoutPath(name));
}

function refuse({ path, compilation }: FieldSite, field: string, message: string): Condition {
  compilation.report(`${path}/${field}`, message);
  return never;
}

/** Of a rule that has been reported. */
const never: Condition = () => false;
