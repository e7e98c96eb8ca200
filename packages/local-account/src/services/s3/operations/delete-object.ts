import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { objectArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { bucketInput, keyInput, unserved } from './bucket-input';

/** An object that there is not is as good as deleted. */
export const deleteObject = operation({
  name: 'DeleteObject',
  http: {
    method: 'DELETE',
    path: '/{Bucket}/{Key+}',
    headers: { MFA: 'x-amz-mfa', IfMatch: 'if-match' },
    queryNames: { VersionId: 'versionId' },
    output: { emptyStatus: 204 },
  },
  input: z.object({
    Bucket: bucketInput,
    Key: keyInput,
    IfMatch: unserved('IfMatch'),
    MFA: unserved('MFA'),
    VersionId: unserved('VersionId'),
  }),
  authorize: ({ Bucket, Key }, { account }: S3Ports) => objectArn(account, Bucket, Key),
  run: async ({ Bucket, Key }, { buckets }: S3Ports) => {
    await buckets.remove(buckets.get(Bucket), Key);
    return {};
  },
});
