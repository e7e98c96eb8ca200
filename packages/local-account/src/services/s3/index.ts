import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import type { Call } from '../../wire/operation';
import { findObjectFile } from './object/object-file';
import { abortMultipartUpload } from './operations/abort-multipart-upload';
import { completeMultipartUpload } from './operations/complete-multipart-upload';
import { copyObject } from './operations/copy-object';
import { createBucket } from './operations/create-bucket';
import { createMultipartUpload } from './operations/create-multipart-upload';
import { deleteBucket } from './operations/delete-bucket';
import { deleteObject } from './operations/delete-object';
import { deleteObjectTagging } from './operations/delete-object-tagging';
import { deleteObjects } from './operations/delete-objects';
import { getBucketEncryption } from './operations/get-bucket-encryption';
import { getBucketLocation } from './operations/get-bucket-location';
import { getBucketVersioning } from './operations/get-bucket-versioning';
import { getObject } from './operations/get-object';
import { getObjectTagging } from './operations/get-object-tagging';
import { headBucket } from './operations/head-bucket';
import { headObject } from './operations/head-object';
import { listBuckets } from './operations/list-buckets';
import { listMultipartUploads } from './operations/list-multipart-uploads';
import { listObjectVersions } from './operations/list-object-versions';
import { listObjects } from './operations/list-objects';
import { listObjectsV2 } from './operations/list-objects-v2';
import { listParts } from './operations/list-parts';
import { putBucketVersioning } from './operations/put-bucket-versioning';
import { putObject } from './operations/put-object';
import { putObjectTagging } from './operations/put-object-tagging';
import { readInput } from './operations/read-input';
import { uploadPart } from './operations/upload-part';
import { uploadPartCopy } from './operations/upload-part-copy';
import { createS3Ports, type S3Ports } from './ports';
import { s3AutoDeleteObjects } from './resources/s3-auto-delete-objects';
import { s3Bucket } from './resources/s3-bucket';
import { s3BucketPolicy } from './resources/s3-bucket-policy';
import { s3Protocol } from './s3-protocol';

export interface S3 {
  readonly service: Service;
  /** Reads an object for another service, as the caller. @throws AwsError as GetObject does */
  readonly readObject: (
    call: Call,
    object: { readonly bucket: string; readonly key: string },
  ) => Promise<Uint8Array>;
}

/** S3: buckets, with the versions of their objects. */
export function s3Service(account: AccountPorts): S3 {
  const ports = createS3Ports(account);
  account.assets.lookIntoBuckets(findObjectFile(ports));
  const service = createService<S3Ports>(account, {
    name: 's3',
    ports,
    api: {
      protocol: s3Protocol(account.account),
      operations: [
        abortMultipartUpload,
        completeMultipartUpload,
        copyObject,
        createBucket,
        createMultipartUpload,
        deleteBucket,
        deleteObject,
        deleteObjectTagging,
        deleteObjects,
        getBucketEncryption,
        getBucketLocation,
        getBucketVersioning,
        getObject,
        getObjectTagging,
        headBucket,
        headObject,
        listBuckets,
        listMultipartUploads,
        listObjectVersions,
        listObjects,
        listObjectsV2,
        listParts,
        putBucketVersioning,
        putObject,
        putObjectTagging,
        uploadPart,
        uploadPartCopy,
      ],
      inputErrors: { constraint: 'InvalidArgument', type: 'InvalidArgument' },
    },
    resources: [s3AutoDeleteObjects, s3Bucket, s3BucketPolicy],
    restore: () => ports.buckets.restore(),
    resume: () => ports.buckets.leftBehind(),
    stop: () => ports.files[Symbol.asyncDispose](),
  });
  return {
    service,
    readObject: async (call, { bucket, key }) => {
      const { Body } = await service.perform(getObject, readInput.parse({ Bucket: bucket, Key: key }), call);
      return Body;
    },
  };
}
