import type { DeletedObject, _Error as DeleteError, DeleteObjectsOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { AccessDenied } from '../../../access/access-denied';
import { operation } from '../../../wire/operation';
import type { S3Ports } from '../ports';
import { bucketInput, keyInput, objectPermission, unserved, versionInput } from './bucket-input';
import { deleteVersion } from './delete-version';

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
        .array(
          z.object({
            Key: keyInput,
            ETag: unserved('ETag'),
            VersionId: versionInput,
          }),
        )
        .min(1)
        .max(1000),
      Quiet: isQuiet,
    }),
  }),
  authorize: () => [],
  run: async ({ Bucket, Delete }, ports: S3Ports, { caller, transaction }) => {
    const { access, account, buckets } = ports;
    buckets.get(Bucket);
    const deleted: DeletedObject[] = [];
    const errors: DeleteError[] = [];
    for (const { Key, VersionId } of Delete.Objects) {
      const name = { Bucket, Key, VersionId };
      try {
        for (const { action, resource, context } of objectPermission(account, name, 's3:DeleteObject')) {
          access.require({ ...caller, context: { ...caller.context, ...context } }, action, resource, {
            transaction,
          });
        }
        const { DeleteMarker, VersionId: versionId } = await deleteVersion(ports, name);
        deleted.push({
          Key,
          VersionId,
          ...(DeleteMarker && {
            DeleteMarker,
            DeleteMarkerVersionId: versionId,
          }),
        });
      } catch (error) {
        if (!(error instanceof AccessDenied)) throw error;
        errors.push({
          Key,
          VersionId,
          Code: error.code,
          Message: error.message,
        });
      }
    }
    return {
      Deleted: Delete.Quiet ? [] : deleted,
      Errors: errors,
    } satisfies DeleteObjectsOutput;
  },
});
