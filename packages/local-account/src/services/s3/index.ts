import type { AccountPorts } from '../../account-ports';
import { acceptedType } from '../../engine/accepted-type';
import { createService, type Service } from '../../service';
import { createBucket } from './operations/create-bucket';
import { deleteBucket } from './operations/delete-bucket';
import { deleteObject } from './operations/delete-object';
import { getBucketLocation } from './operations/get-bucket-location';
import { getObject } from './operations/get-object';
import { headBucket } from './operations/head-bucket';
import { headObject } from './operations/head-object';
import { listBuckets } from './operations/list-buckets';
import { listObjects } from './operations/list-objects';
import { listObjectsV2 } from './operations/list-objects-v2';
import { putObject } from './operations/put-object';
import { createS3Ports, type S3Ports } from './ports';
import { s3Bucket } from './resources/s3-bucket';
import { s3BucketPolicy } from './resources/s3-bucket-policy';
import { s3Protocol } from './s3-protocol';

/** S3: buckets whose objects have one version, by path. */
export function s3Service(account: AccountPorts): Service {
  const ports = createS3Ports(account);
  return createService<S3Ports>(account, {
    name: 's3',
    ports,
    api: {
      protocol: s3Protocol,
      operations: [
        createBucket,
        deleteBucket,
        deleteObject,
        getBucketLocation,
        getObject,
        headBucket,
        headObject,
        listBuckets,
        listObjects,
        listObjectsV2,
        putObject,
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
}
