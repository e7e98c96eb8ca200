import { AccessDenied } from '../../../access/access-denied';
import type { Caller } from '../../../access/caller';
import { requireKeyUse } from '../../../access/key-use';
import { AwsError } from '../../../errors/aws-error';
import type { SqsPorts } from '../ports';
import type { Queue } from '../queue/queue';

type KeyPorts = Pick<SqsPorts, 'access' | 'account'>;

/**
 * The right of a sender to use the key of an encrypted queue: "producers need GenerateDataKey and Decrypt, consumers Decrypt" (SQS
 * Developer Guide, "Key management"). SQS caches data keys for some minutes, and so notices later than this what is taken away.
 *
 * @throws AwsError KMS.AccessDeniedException
 */
export function requireKeyToSend(ports: KeyPorts, caller: Caller, queue: Queue): void {
  requireQueueKey(ports, caller, queue, ['kms:GenerateDataKey', 'kms:Decrypt']);
}

/** The same of a receiver. @throws AwsError KMS.AccessDeniedException */
export function requireKeyToReceive(ports: KeyPorts, caller: Caller, queue: Queue): void {
  requireQueueKey(ports, caller, queue, ['kms:Decrypt']);
}

function requireQueueKey(
  { access, account }: KeyPorts,
  caller: Caller,
  queue: Queue,
  actions: readonly `kms:${string}`[],
): void {
  const keyArn = queue.settings.KmsMasterKeyId;
  // By another name, a key is AWS's own or of no template: nobody here knows its policy.
  if (!keyArn?.includes(':key/')) return;
  try {
    requireKeyUse(access, caller, keyArn, actions, {
      'kms:ViaService': `sqs.${account.region}.amazonaws.com`,
      'kms:EncryptionContext:aws:sqs:arn': queue.arn,
    });
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error;
    throw new AwsError('KMS.AccessDeniedException', error.message, 400);
  }
}
