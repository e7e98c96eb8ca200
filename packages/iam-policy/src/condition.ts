import { z } from 'zod';
import type { ComparableValue } from './condition-comparison';
import { type ConditionOperator, parseConditionOperator } from './condition-operator';
import type { RequestContext } from './request-context';

/** One operator applied to one condition key: the values are alternatives, and all conditions of a statement must hold. */
export interface Condition {
  readonly operator: ConditionOperator;
  /** In lower case. */
  readonly key: string;
  readonly values: readonly ComparableValue[];
}

const value = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const values = z
  .union([value, z.array(value)], { error: 'must be a string, number or boolean, or a list of them' })
  .transform((read) => (typeof read === 'string' ? [read] : read));

/** Reads a `Condition` element: operators, each with condition keys, each with values. */
export function conditionElement(variables: boolean) {
  return z
    .record(z.string(), z.record(z.string(), values))
    .transform((operators, { issues }): Condition[] => {
      const refuse = (path: string[], message: string) =>
        issues.push({ code: 'custom', input: operators, path, message });
      return Object.entries(operators).flatMap(([name, keys]) => {
        const operator = parseConditionOperator(name);
        if (operator === undefined) {
          refuse([name], 'IAM has no such condition operator');
          return [];
        }
        return Object.entries(keys).map(([key, written]): Condition => {
          const comparable = written.flatMap((text): ComparableValue[] => {
            const read = operator.comparison.read(text, variables);
            if (read === undefined) refuse([name, key], `"${text}" is not ${operator.comparison.expects}`);
            return read === undefined ? [] : [read];
          });
          return { operator, key: key.toLowerCase(), values: comparable };
        });
      });
    });
}

/** The condition keys on which the outcome depends, variables included. */
export function conditionKeys(condition: Condition): string[] {
  return [condition.key, ...condition.values.flatMap((value) => value.contextKeys)];
}

/** Whether a condition holds for a request. */
export function holds(condition: Condition, context: RequestContext): boolean {
  const { operator, key, values } = condition;
  const requestValues = context.values(key);
  const comparisons = values.map((value) => value.bind(context));
  const matches = (requestValue: string) => comparisons.some((compare) => compare?.(requestValue) === true);

  if (operator.testsAbsence) return matches(String(requestValues.length === 0));
  if (requestValues.length === 0) return holdsWithoutKey(operator);
  // AWS: a variable without a value "might cause the entire statement to be invalid". Here it matches nothing, and a
  // negated operator does not turn that into a match. Not confirmed against AWS.
  if (operator.negated && comparisons.includes(undefined)) return false;

  const isSatisfied = (requestValue: string) => matches(requestValue) !== operator.negated;
  switch (operator.quantifier) {
    // An empty string counts as no value for the set operators (IAM User Guide, "Set operators").
    case 'ForAllValues':
      return requestValues.filter(isNotEmpty).every(isSatisfied);
    case 'ForAnyValue':
      return requestValues.filter(isNotEmpty).some(isSatisfied);
    // AWS requires a set operator for keys with several values and does not say what happens without one: here one
    // match among them is a match, for the negated operators as well.
    case undefined:
      return requestValues.some(matches) !== operator.negated;
  }
}

/**
 * A missing key does not match, so that only negated operators hold (IAM User Guide, "Condition operators").
 * `ForAllValues` is true of nothing, `ForAnyValue` false, `…IfExists` always true.
 */
function holdsWithoutKey({ ifExists, quantifier, negated }: ConditionOperator): boolean {
  if (ifExists || quantifier === 'ForAllValues') return true;
  return quantifier === undefined && negated;
}

function isNotEmpty(text: string): boolean {
  return text !== '';
}
