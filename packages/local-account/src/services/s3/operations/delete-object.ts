import type { DeleteObjectOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { S3Ports } from '../ports';
import { bucketInput, keyInput, objectPermission, unserved, versionInput } from './bucket-input';
import { deleteVersion } from './delete-version';
import { VERSION_HEADER } from './object-description';

/** An object that there is not is as good as deleted. */
export const deleteObject = operation({
  name: 'DeleteObject',
  http: {
    method: 'DELETE',
    path: '/{Bucket}/{Key+}',
    headers: { MFA: 'x-amz-mfa', IfMatch: 'if-match' },
    queryNames: { VersionId: 'versionId' },
    output: {
      emptyStatus: 204,
      headers: { DeleteMarker: 'x-amz-delete-marker', ...VERSION_HEADER },
    },
  },
  input: z.object({
    Bucket: bucketInput,
    Key: keyInput,
    IfMatch: unserved('IfMatch'),
    MFA: unserved('MFA'),
    VersionId: versionInput,
  }),
  authorize: (name, { account }: S3Ports) => objectPermission(account, name, 's3:DeleteObject'),
  run: async (name, ports: S3Ports) => (await deleteVersion(ports, name)) satisfies DeleteObjectOutput,
});
