import { z } from 'zod';
import type { Condition } from './condition';
import type { ComparableValue } from './condition-comparison';
import { parseConditionOperator } from './condition-operator';

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
