import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { cfnBoolean, cfnTags, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { BucketKey } from '../bucket/bucket';
import type { S3Ports } from '../ports';

const encryptionRule = z.strictObject({
  BucketKeyEnabled: cfnBoolean.default(false),
  ServerSideEncryptionByDefault: z.discriminatedUnion('SSEAlgorithm', [
    z.strictObject({ SSEAlgorithm: z.literal('AES256') }),
    z.strictObject({ SSEAlgorithm: z.literal('aws:kms'), KMSMasterKeyID: keyArnProperty.optional() }),
  ]),
});

export const s3Bucket = resourceType({
  type: 'AWS::S3::Bucket',
  properties: z.strictObject({
    BucketName: z.string().optional(),
    AccessControl: z.enum(['Private', 'BucketOwnerFullControl']).optional(),
    BucketEncryption: z
      .strictObject({ ServerSideEncryptionConfiguration: z.array(encryptionRule) })
      .optional(),
    CorsConfiguration: refused('The local run answers no browsers for S3'),
    LifecycleConfiguration: z
      .record(z.string(), z.unknown())
      .describe('accepted and not run: no object expires or moves while the run lasts')
      .optional(),
    LoggingConfiguration: refused('The local run keeps no logs of accesses'),
    NotificationConfiguration: refused('The local run tells nobody of objects'),
    ObjectLockConfiguration: refused('The local run locks no objects'),
    ObjectLockEnabled: only(false).optional(),
    // There are no ACLs and nobody from outside of the account whom they could let in.
    OwnershipControls: z
      .strictObject({ Rules: z.array(z.strictObject({ ObjectOwnership: z.string() })) })
      .optional(),
    PublicAccessBlockConfiguration: z
      .strictObject({
        BlockPublicAcls: cfnBoolean.optional(),
        BlockPublicPolicy: cfnBoolean.optional(),
        IgnorePublicAcls: cfnBoolean.optional(),
        RestrictPublicBuckets: cfnBoolean.optional(),
      })
      .optional(),
    ReplicationConfiguration: refused('The local run has one Region'),
    Tags: cfnTags.optional(),
    VersioningConfiguration: z
      .strictObject({
        Status: z.literal('Suspended', { error: () => 'The local run keeps one version of an object' }),
      })
      .optional(),
    WebsiteConfiguration: refused('The local run serves no websites'),
  }),
  create: (properties, { account, buckets }: S3Ports, { physicalName }) => {
    const { BucketEncryption, BucketName = bucketNameOf(physicalName) } = properties;
    const [rule] = BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
    const bucket = buckets.create(BucketName, rule && keyOf(rule));
    const { name, arn } = bucket;
    const suffix = account.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    return {
      ref: name,
      attributes: {
        Arn: arn,
        DomainName: `${name}.s3.${suffix}`,
        DualStackDomainName: `${name}.s3.dualstack.${account.region}.${suffix}`,
        RegionalDomainName: `${name}.s3.${account.region}.${suffix}`,
      },
    };
  },
});

/** AWS's own key (`aws/s3`) lets everybody in who may use the bucket. */
function keyOf({
  BucketKeyEnabled,
  ServerSideEncryptionByDefault: encryption,
}: z.output<typeof encryptionRule>): BucketKey | undefined {
  if (encryption.SSEAlgorithm !== 'aws:kms' || encryption.KMSMasterKeyID === undefined) return undefined;
  return { keyArn: encryption.KMSMasterKeyID, isBucketKey: BucketKeyEnabled };
}

/** Names of buckets have small letters, and 63 characters at most: of a long one the end is kept, which makes it the only one. */
function bucketNameOf(physicalName: string): string {
  return physicalName
    .toLowerCase()
    .slice(-63)
    .replace(/^[^a-z0-9]+/, '');
}
