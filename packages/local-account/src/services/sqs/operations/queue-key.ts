import { AccessDenied } from '../../../access/access-denied';
import type { Caller } from '../../../access/caller';
import { requireKeyUse } from '../../../access/key-use';
import { AwsError } from '../../../errors/aws-error';
import type { Queue } from '../queue/queue';
import type { SqsContext } from './sqs-context';

/** "Producers need GenerateDataKey and Decrypt, consumers Decrypt" (SQS Developer Guide, "Key management"). */
const ACTIONS: Readonly<Record<string, readonly `kms:${string}`[]>> = {
  SendMessage: ['kms:GenerateDataKey', 'kms:Decrypt'],
  SendMessageBatch: ['kms:GenerateDataKey', 'kms:Decrypt'],
  ReceiveMessage: ['kms:Decrypt'],
};

/**
 * The caller's right to use the key of an encrypted queue. SQS caches data keys for some minutes, and so notices later than this
 * what is taken away.
 *
 * @throws AwsError KMS.AccessDeniedException
 */
export function requireQueueKey(
  { access, account }: SqsContext,
  caller: Caller,
  operation: string,
  queue: Queue,
): void {
  const keyArn = queue.settings.KmsMasterKeyId;
  // By another name, a key is AWS's own or of no template: nobody here knows its policy.
  if (!keyArn?.includes(':key/')) return;
  try {
    requireKeyUse(access, caller, keyArn, ACTIONS[operation] ?? [], {
      'kms:ViaService': `sqs.${account.region}.amazonaws.com`,
      'kms:EncryptionContext:aws:sqs:arn': queue.arn,
    });
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error;
    throw new AwsError('KMS.AccessDeniedException', error.message, 400);
  }
}
