import type { _Error as DeleteError, DeletedObject, DeleteObjectsOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { AccessDenied } from '../../../access/access-denied';
import { operation } from '../../../wire/operation';
import { objectArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { bucketInput, keyInput, unserved } from './bucket-input';

const isQuiet = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
  .default(false);

/** Each object takes the right to delete it, and one that is denied is told among the errors. */
export const deleteObjects = operation({
  name: 'DeleteObjects',
  http: {
    method: 'POST',
    path: '/{Bucket}',
    queryFlag: 'delete',
    headers: { MFA: 'x-amz-mfa' },
    xmlPayload: { member: 'Delete', lists: { Object: 'Objects' } },
    output: { xml: { root: 'DeleteResult', renamed: { Errors: 'Error' } } },
  },
  input: z.object({
    Bucket: bucketInput,
    MFA: unserved('MFA'),
    Delete: z.object({
      Objects: z
        .array(z.object({ Key: keyInput, ETag: unserved('ETag'), VersionId: unserved('VersionId') }))
        .min(1)
        .max(1000),
      Quiet: isQuiet,
    }),
  }),
  authorize: () => [],
  run: async ({ Bucket, Delete }, { access, account, buckets }: S3Ports, { caller, transaction }) => {
    const bucket = buckets.get(Bucket);
    const deleted: DeletedObject[] = [];
    const errors: DeleteError[] = [];
    for (const { Key } of Delete.Objects) {
      try {
        access.require(caller, 's3:DeleteObject', objectArn(account, Bucket, Key), { transaction });
        await buckets.remove(bucket, Key);
        deleted.push({ Key });
      } catch (error) {
        if (!(error instanceof AccessDenied)) throw error;
        errors.push({ Key, Code: error.code, Message: error.message });
      }
    }
    return { Deleted: Delete.Quiet ? [] : deleted, Errors: errors } satisfies DeleteObjectsOutput;
  },
});
