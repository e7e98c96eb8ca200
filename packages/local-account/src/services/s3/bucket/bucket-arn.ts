import type { Account } from '../../../account';

/** Buckets' names are everybody's: their ARNs have neither account nor Region. */
export function bucketArn({ partition }: Account, name: string): string {
  return `arn:${partition}:s3:::${name}`;
}

export function objectArn(account: Account, name: string, key: string): string {
  return `${bucketArn(account, name)}/${key}`;
}
