import type { Account } from '../../../account';
import { objectArn } from '../bucket/bucket-arn';
import { bucketInput, keyInput, versionInput } from './bucket-input';
import { VERSION_HEADER } from './object-description';
import type { ObjectName } from './object-of';

/** What names the object of an operation on tags. */
export const taggedObjectInput = {
  Bucket: bucketInput,
  Key: keyInput,
  VersionId: versionInput,
};

/** Where such an operation is in HTTP. */
export const TAGGING_HTTP = {
  path: '/{Bucket}/{Key+}',
  queryFlag: 'tagging',
  queryNames: { VersionId: 'versionId' },
} as const;

export const TAGGING_OUTPUT = { headers: VERSION_HEADER } as const;

/** The right that it asks for. */
export function taggingPermission(
  account: Account,
  { Bucket, Key, VersionId }: ObjectName,
  verb: 'Delete' | 'Get' | 'Put',
) {
  const action = `s3:${verb}Object${VersionId === undefined ? '' : 'Version'}Tagging`;
  return [{ action, resource: objectArn(account, Bucket, Key) }];
}
