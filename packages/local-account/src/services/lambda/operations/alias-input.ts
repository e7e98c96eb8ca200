import { z } from 'zod';
import type { Account } from '../../../account';
import { ALIAS_NAME_PATTERN } from '../function/alias';
import { type FunctionReference, functionReference } from '../function/function-name';
import { changedFunctionNameInput } from './function-input';

/** Which alias is meant. */
export const aliasNameInput = {
  FunctionName: changedFunctionNameInput,
  Name: z
    .string()
    .min(1)
    .max(128)
    .regex(new RegExp(`^(?:${ALIAS_NAME_PATTERN})$`)),
};

export const functionVersionInput = z
  .string()
  .min(1)
  .max(1024)
  .regex(/^(?:(\$LATEST(\.PUBLISHED)?|[0-9]+))$/);

const WEIGHT =
  'Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]';
const VERSION =
  'Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]';

/** The weights of other versions by their numbers; the words of refusals are recorded on AWS. */
export const routingConfigInput = z.object({
  AdditionalVersionWeights: z
    .record(z.string(), z.number())
    .refine((weights) => Object.values(weights).every((weight) => weight >= 0 && weight <= 1), {
      error: WEIGHT,
    })
    .refine((weights) => Object.keys(weights).every((version) => /^\d{1,1024}$/.test(version)), {
      error: VERSION,
    })
    .optional(),
});

/** For the schema of an operation on one alias. @returns what puts `reference` in the place of `FunctionName` and `Name` */
export function withAlias(account: Account) {
  return <Given extends { readonly FunctionName: string; readonly Name: string }>({
    FunctionName,
    Name,
    ...members
  }: Given): Omit<Given, 'FunctionName' | 'Name'> & {
    readonly name: string;
    readonly reference: FunctionReference;
  } => ({
    ...members,
    name: Name,
    reference: functionReference(account, { FunctionName, Qualifier: Name }),
  });
}
