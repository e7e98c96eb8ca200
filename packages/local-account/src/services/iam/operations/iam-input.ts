import { z } from 'zod';
import { iamArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { page } from '../../../wire/page';
import type { ManagedPolicy } from '../managed-policies/managed-policy';
import type { IamPorts } from '../ports';

export const roleNameInput = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w+=,.@-]+$/);

export const policyNameInput = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w+=,.@-]+$/);

/** A managed policy's ARN. */
export const policyArnInput = z.string().min(20).max(2048);

/** What asks for a page, in every list operation of IAM. */
export const pageInput = z.object({
  Marker: z.string().min(1).optional(),
  MaxItems: z.coerce.number().int().min(1).max(1000).default(100),
});

/** The words are not confirmed against AWS. */
const INVALID_MARKER = new AwsError('ValidationError', 'Invalid Marker.');

/** One page, and what tells in IAM's answers whether there is another one. */
export function iamPage<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  { Marker, MaxItems }: z.output<typeof pageInput>,
): {
  readonly items: readonly Item[];
  readonly more: { readonly IsTruncated: boolean; readonly Marker?: string };
} {
  const { items: taken, nextToken } = page(items, {
    key,
    limit: MaxItems,
    token: Marker,
    invalidToken: INVALID_MARKER,
  });
  return {
    items: taken,
    more: nextToken === undefined ? { IsTruncated: false } : { IsTruncated: true, Marker: nextToken },
  };
}

/** The ARN of a role by its name, whether or not there is one. */
export function roleArnOf({ access, account }: IamPorts, roleName: string): string {
  const role = access.roles.all.find((candidate) => candidate.roleName === roleName);
  return role?.roleArn ?? iamArn(account, `role/${roleName}`);
}

/** @throws AwsError `NoSuchEntity` */
export function managedPolicyOf({ managedPolicies }: IamPorts, policyArn: string): ManagedPolicy {
  const policy = managedPolicies.find(policyArn);
  if (policy) return policy;
  throw new AwsError('NoSuchEntity', `Policy ${policyArn} was not found.`, 404);
}

/** IAM answers policies URL-encoded, by RFC 3986. */
export function encodedPolicy(document: object): string {
  return encodeURIComponent(JSON.stringify(document)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
