import { z } from 'zod';
import { arn } from '../../../arn';
import { cfnBoolean, cfnNumber, cfnTags, only } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { stableUuid } from '../../../engine/stable-uuid';
import { AwsError } from '../../../errors/aws-error';
import type { KmsPorts } from '../ports';

/** A key that encrypts nothing: what counts locally is who may use it. */
export const kmsKey = resourceType({
  type: 'AWS::KMS::Key',
  properties: z.strictObject({
    Description: z.string().optional(),
    Enabled: only(true).optional(),
    EnableKeyRotation: cfnBoolean.optional(),
    KeyPolicy: z.record(z.string(), z.unknown()),
    KeySpec: only('SYMMETRIC_DEFAULT').optional(),
    KeyUsage: only('ENCRYPT_DECRYPT').optional(),
    PendingWindowInDays: cfnNumber.optional(),
    RotationPeriodInDays: cfnNumber.optional(),
    Tags: cfnTags.optional(),
  }),
  create: ({ KeyPolicy }, { access, account }: KmsPorts, { logicalId, physicalName }) => {
    const keyId = stableUuid(physicalName);
    const keyArn = arn(account, 'kms', `key/${keyId}`);
    // The policy's `*` means the key itself.
    access.setResourcePolicy(keyArn, `policy of key ${logicalId}`, KeyPolicy, malformedKeyPolicy);
    return { ref: keyId, attributes: { Arn: keyArn, KeyId: keyId } };
  },
});

/** KMS API Reference, CreateKey, `MalformedPolicyDocumentException`. */
function malformedKeyPolicy(reason: string): AwsError {
  return new AwsError('MalformedPolicyDocumentException', reason);
}
