import { z } from 'zod';
import type { Account } from '../../../account';
import { objectArn } from '../bucket/bucket-arn';
import { invalidArgument, notRun } from '../s3-errors';
import type { ObjectName } from './object-of';

/** The bucket of an operation; whether there is one, the operation finds out. */
export const bucketInput = z.string().min(1);

export const keyInput = z.string().min(1).max(1024);

/** @default - the latest version */
export const versionInput = z
  .string()
  .optional()
  .transform((versionId) => {
    if (versionId === '') throw invalidArgument('Version id cannot be the empty string');
    return versionId;
  });

/** The right that an operation asks for on an object: of one of its versions it is another. */
export function objectPermission(
  account: Account,
  { Bucket, Key, VersionId }: ObjectName,
  action: `s3:${'Delete' | 'Get' | 'Put'}Object`,
) {
  const isVersion = VersionId !== undefined;
  return [
    {
      action: isVersion ? `${action}Version` : action,
      resource: objectArn(account, Bucket, Key),
      ...(isVersion && { context: { 's3:VersionId': VersionId } }),
    },
  ];
}

/**
 * A member that is not run.
 *
 * @param harmless the values that change nothing
 */
export function unserved(member: string, ...harmless: readonly string[]) {
  return z
    .string()
    .optional()
    .transform((given) => {
      if (given === undefined || harmless.includes(given)) return undefined;
      throw notRun(`does not take ${member}`);
    });
}
