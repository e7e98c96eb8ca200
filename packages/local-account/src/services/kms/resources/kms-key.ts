import { z } from 'zod';
import { arn } from '../../../arn';
import { cfnBoolean, cfnNumber, cfnPolicyDocument, cfnTags, only } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { stableUuid } from '../../../engine/stable-uuid';
import type { KmsPorts } from '../ports';

/** A key that encrypts nothing: what counts locally is who may use it. */
export const kmsKey = resourceType({
  type: 'AWS::KMS::Key',
  properties: z.strictObject({
    Description: z.string().optional(),
    Enabled: only(true).optional(),
    EnableKeyRotation: cfnBoolean.optional(),
    KeyPolicy: cfnPolicyDocument,
    KeySpec: only('SYMMETRIC_DEFAULT').optional(),
    KeyUsage: only('ENCRYPT_DECRYPT').optional(),
    PendingWindowInDays: cfnNumber.pipe(z.number().int().min(7).max(30)).default(30),
    RotationPeriodInDays: cfnNumber.optional(),
    Tags: cfnTags.optional(),
  }),
  create: (created, { account, keys }: KmsPorts, { logicalId, physicalName }) => {
    let { PendingWindowInDays } = created;
    const keyId = stableUuid(physicalName);
    const keyArn = arn(account, 'kms', `key/${keyId}`);
    const policyName = `policy of key ${logicalId}`;
    // The policy's `*` means the key itself.
    keys.create(keyArn, policyName, created.KeyPolicy);
    return {
      ref: keyId,
      attributes: { Arn: keyArn, KeyId: keyId },
      update: (changed) => {
        keys.setPolicy(keyArn, policyName, changed.KeyPolicy);
        ({ PendingWindowInDays } = changed);
      },
      delete: () => keys.scheduleDeletion(keyArn, PendingWindowInDays),
    };
  },
});
