import { z } from 'zod';
import type { Account } from '../../../account';
import {
  CHANGED_FUNCTION_NAME_PATTERN,
  FUNCTION_NAME_PATTERN,
  type FunctionReference,
  functionReference,
  QUALIFIER_PATTERN,
} from '../function/function-name';

/** Name, ARN or partial ARN of a function to look at or to invoke. */
export const functionNameInput = matching(FUNCTION_NAME_PATTERN, 256);

/** The same of a function to change. */
export const changedFunctionNameInput = matching(CHANGED_FUNCTION_NAME_PATTERN, 140);

/** A version or alias. */
export const qualifierInput = matching(QUALIFIER_PATTERN, 128).optional();

/** @param longest in characters, as the API's model has it */
function matching(pattern: string, longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .regex(new RegExp(`^(?:${pattern})$`));
}

/**
 * For the schema of an operation on one function: what a client names in several forms is one reference in here.
 *
 * @returns what puts `reference` in the place of `FunctionName` and `Qualifier`; it throws as `functionReference` does
 */
export function withReference(account: Account) {
  return <Given extends { readonly FunctionName: string; readonly Qualifier?: string }>({
    FunctionName,
    Qualifier,
    ...members
  }: Given): Omit<Given, 'FunctionName' | 'Qualifier'> & { readonly reference: FunctionReference } => ({
    ...members,
    reference: functionReference(account, { FunctionName, Qualifier }),
  });
}
