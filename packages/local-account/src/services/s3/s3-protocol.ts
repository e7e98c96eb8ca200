import type { Account } from '../../account';
import { restXml } from '../../wire/rest-xml';
import type { WireRequestHead } from '../../wire/wire-request';
import { withBucketInPath } from './bucket-in-host';
import { accessDenied } from './s3-errors';

/** S3's own REST. What is named here is not served, so that the answer can name it. */
export const s3Protocol = ({ accountId }: Pick<Account, 'accountId'>) =>
  restXml({
    rewrite: (request) => {
      requireOwner(request, accountId);
      return withBucketInPath(request);
    },
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
    subResources: new Set([
      'accelerate',
      'acl',
      'analytics',
      'attributes',
      'cors',
      'delete',
      'encryption',
      'intelligent-tiering',
      'inventory',
      'legal-hold',
      'lifecycle',
      'location',
      'logging',
      'metrics',
      'notification',
      'object-lock',
      'ownershipControls',
      'policy',
      'policyStatus',
      'publicAccessBlock',
      'replication',
      'requestPayment',
      'restore',
      'retention',
      'select',
      'session',
      'tagging',
      'torrent',
      'uploadId',
      'uploads',
      'versioning',
      'versions',
      'website',
    ]),
    notServed: {
      DeleteBucketPolicy: 'DELETE /{Bucket}?policy',
      GetBucketAcl: 'GET /{Bucket}?acl',
      GetBucketLifecycleConfiguration: 'GET /{Bucket}?lifecycle',
      GetBucketNotificationConfiguration: 'GET /{Bucket}?notification',
      GetBucketPolicy: 'GET /{Bucket}?policy',
      GetBucketTagging: 'GET /{Bucket}?tagging',
      GetObjectAcl: 'GET /{Bucket}/{Key+}?acl',
      GetObjectAttributes: 'GET /{Bucket}/{Key+}?attributes',
      GetPublicAccessBlock: 'GET /{Bucket}?publicAccessBlock',
      PutBucketAcl: 'PUT /{Bucket}?acl',
      PutBucketEncryption: 'PUT /{Bucket}?encryption',
      PutBucketLifecycleConfiguration: 'PUT /{Bucket}?lifecycle',
      PutBucketNotificationConfiguration: 'PUT /{Bucket}?notification',
      PutBucketPolicy: 'PUT /{Bucket}?policy',
      PutBucketTagging: 'PUT /{Bucket}?tagging',
      PutObjectAcl: 'PUT /{Bucket}/{Key+}?acl',
      SelectObjectContent: 'POST /{Bucket}/{Key+}?select',
    },
  });

/**
 * All buckets are the account's.
 *
 * @throws AwsError `AccessDenied` for a client that expects somebody else's
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
function requireOwner({ headers }: WireRequestHead, accountId: string): void {
  const { 'x-amz-expected-bucket-owner': target, 'x-amz-source-expected-bucket-owner': source } = headers;
  if ([target, source].some((owner) => owner !== undefined && owner !== accountId)) throw accessDenied();
}
