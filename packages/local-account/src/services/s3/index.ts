import type { AccountPorts } from '../../account-ports';
import { acceptedType } from '../../engine/accepted-type';
import { createService, type Service } from '../../service';
import type { Call } from '../../wire/operation';
import { abortMultipartUpload } from './operations/abort-multipart-upload';
import { completeMultipartUpload } from './operations/complete-multipart-upload';
import { createBucket } from './operations/create-bucket';
import { createMultipartUpload } from './operations/create-multipart-upload';
import { deleteBucket } from './operations/delete-bucket';
import { deleteObject } from './operations/delete-object';
import { deleteObjects } from './operations/delete-objects';
import { getBucketLocation } from './operations/get-bucket-location';
import { getObject } from './operations/get-object';
import { headBucket } from './operations/head-bucket';
import { headObject } from './operations/head-object';
import { listBuckets } from './operations/list-buckets';
import { listMultipartUploads } from './operations/list-multipart-uploads';
import { listObjects } from './operations/list-objects';
import { listObjectsV2 } from './operations/list-objects-v2';
import { listParts } from './operations/list-parts';
import { putObject } from './operations/put-object';
import { readInput } from './operations/read-input';
import { uploadPart } from './operations/upload-part';
import { createS3Ports, type S3Ports } from './ports';
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

/** S3: buckets whose objects have one version, by path. */
export function s3Service(account: AccountPorts): S3 {
  const ports = createS3Ports(account);
  const service = createService<S3Ports>(account, {
    name: 's3',
    ports,
    api: {
      protocol: s3Protocol,
      operations: [
        abortMultipartUpload,
        completeMultipartUpload,
        createBucket,
        createMultipartUpload,
        deleteBucket,
        deleteObject,
        deleteObjects,
        getBucketLocation,
        getObject,
        headBucket,
        headObject,
        listBuckets,
        listMultipartUploads,
        listObjects,
        listObjectsV2,
        listParts,
        putObject,
        uploadPart,
      ],
      inputErrors: { constraint: 'InvalidArgument', type: 'InvalidArgument' },
    },
    resources: [s3Bucket, s3BucketPolicy],
    accepted: [
      // What the CDK makes of a bucket's `autoDeleteObjects`.
      acceptedType('Custom::S3AutoDeleteObjects', 'the objects of every bucket are gone when the run ends'),
    ],
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
