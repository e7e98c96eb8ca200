import { z } from 'zod';
import { keyArnOf, keyIdProperty } from '../../../access/key-use';
import type { Account } from '../../../account';
import { cfnBoolean, cfnTags, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { BucketSettings } from '../bucket/bucket';
import { DEFAULT_ENCRYPTION, type Encryption } from '../object/encryption';
import type { S3Ports } from '../ports';

/** The alias of AWS's own key for S3. */
const OWN_KEY = 'alias/aws/s3';

const encryptionRule = z.strictObject({
  BucketKeyEnabled: cfnBoolean.default(false),
  ServerSideEncryptionByDefault: z.discriminatedUnion('SSEAlgorithm', [
    z.strictObject({ SSEAlgorithm: z.literal('AES256') }),
    z.strictObject({
      SSEAlgorithm: z.literal('aws:kms'),
      KMSMasterKeyID: z.literal(OWN_KEY).or(keyIdProperty).optional(),
    }),
  ]),
});

const bucketProperties = z.strictObject({
  BucketName: z.string().optional(),
  AccessControl: z.enum(['Private', 'BucketOwnerFullControl']).optional(),
  BucketEncryption: z
    .strictObject({
      ServerSideEncryptionConfiguration: z.array(encryptionRule),
    })
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
    .strictObject({
      Rules: z.array(z.strictObject({ ObjectOwnership: z.string() })),
    })
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
  VersioningConfiguration: z.strictObject({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
  WebsiteConfiguration: refused('The local run serves no websites'),
});

export const s3Bucket = resourceType({
  type: 'AWS::S3::Bucket',
  properties: bucketProperties,
  create: (properties, { account, buckets }: S3Ports, { physicalName }) => {
    const { BucketName = bucketNameOf(physicalName) } = properties;
    const bucket = buckets.create(BucketName, settingsOf(properties, account));
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
      update: (changed) => {
        const { encryption, versioning } = settingsOf(changed, account);
        // Versioning that was enabled can only be suspended: a template that no longer has it suspends it.
        const suspended = bucket.settings.versioning && 'Suspended';
        buckets.change(bucket, {
          encryption,
          versioning: versioning ?? suspended,
        });
      },
      describe: () => {
        const { versioning } = bucket.settings;
        if (buckets.find(name) !== bucket) return undefined;
        return { VersioningConfiguration: versioning && { Status: versioning } };
      },
      delete: () => buckets.delete(bucket),
    };
  },
});

function settingsOf(
  { BucketEncryption, VersioningConfiguration }: z.output<typeof bucketProperties>,
  account: Account,
): BucketSettings {
  const [rule] = BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
  return {
    encryption: rule ? encryptionOf(rule, account) : DEFAULT_ENCRYPTION,
    versioning: VersioningConfiguration?.Status,
  };
}

function encryptionOf(
  {
    BucketKeyEnabled: isBucketKey,
    ServerSideEncryptionByDefault: byDefault,
  }: z.output<typeof encryptionRule>,
  account: Account,
): Encryption {
  if (byDefault.SSEAlgorithm === 'AES256') return { algorithm: 'AES256', isBucketKey };
  const { KMSMasterKeyID: keyId = OWN_KEY } = byDefault;
  return {
    algorithm: 'aws:kms',
    keyArn: keyId === OWN_KEY ? undefined : keyArnOf(keyId, account),
    isBucketKey,
  };
}

/** Names of buckets have small letters, and 63 characters at most: of a long one the end is kept, which makes it the only one. */
function bucketNameOf(physicalName: string): string {
  return physicalName
    .toLowerCase()
    .slice(-63)
    .replace(/^[^a-z0-9]+/, '');
}
