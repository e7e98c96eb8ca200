import type { FindObjectFile } from '../../../assets';
import { objectPermission } from '../operations/bucket-input';
import { objectOf } from '../operations/object-of';
import type { S3Ports } from '../ports';

/** Where the bytes of an object are, for who takes them without a call of the API: with the rights that GetObject asks for. */
export function findObjectFile(ports: S3Ports): FindObjectFile {
  const { access, account, files } = ports;
  return ({ bucketName, objectKey, versionId }, reader) => {
    const name = { Bucket: bucketName, Key: objectKey, VersionId: versionId };
    if (reader) {
      for (const { action, resource, context } of objectPermission(account, name, 's3:GetObject')) {
        access.require({ ...reader, context: { ...reader.context, ...context } }, action, resource);
      }
    }
    const { object } = objectOf(ports, { caller: reader ?? access.administrator }, name);
    return files.path(object.file);
  };
}
