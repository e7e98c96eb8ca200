import type { Account } from '../../../account';
import { globalArn } from '../../../arn';

/** Buckets' names are everybody's: their ARNs have neither account nor Region. */
export function bucketArn(account: Account, name: string): string {
  return globalArn({ ...account, accountId: '' }, 's3', name);
}

export function objectArn(account: Account, name: string, key: string): string {
  return `${bucketArn(account, name)}/${key}`;
}
