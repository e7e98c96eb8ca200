import { z } from 'zod';
import type { Account } from '../../../account';
import { type FunctionReference, functionReference } from '../function/function-name';

/** Name, ARN or partial ARN. */
export const functionNameInput = z.string().min(1).max(170);

/** A version or alias, of which there is only `$LATEST`. */
export const qualifierInput = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[a-zA-Z0-9$_-]+$/)
  .optional();

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
