import type { Access } from '../../access/access';
import { requireKeyUse } from '../../access/key-use';

/**
 * What EventBridge tries when a bus or an archive is given a key.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html
 * @throws AccessDenied
 */
export function requireEventsKey(access: Access, keyArn: string, eventBusArn: string): void {
  const caller = { principal: { type: 'service', service: 'events.amazonaws.com' } } as const;
  requireKeyUse(access, caller, keyArn, ['kms:DescribeKey'], {});
  requireKeyUse(access, caller, keyArn, ['kms:GenerateDataKey', 'kms:Decrypt'], {
    'kms:EncryptionContext:aws:events:event-bus:arn': eventBusArn,
  });
}
