import type { Caller } from '../../../access/caller';
import { isAliasOfAws, keyArnOf, requireKeyUse } from '../../../access/key-use';
import type { AccountPorts } from '../../../account-ports';
import { AwsError } from '../../../errors/aws-error';
import type { Queue } from '../queue/queue';

type KeyPorts = Pick<AccountPorts, 'access' | 'account'>;

/**
 * The right of a sender to use the key of an encrypted queue: "producers need GenerateDataKey and Decrypt, consumers Decrypt" (SQS
 * Developer Guide, "Key management"). SQS caches data keys for some minutes, and so notices later than this what is taken away.
 *
 * @throws AwsError KMS.AccessDeniedException, KMS.NotFoundException
 */
export function requireKeyToSend(ports: KeyPorts, caller: Caller, queue: Queue): void {
  requireQueueKey(ports, caller, queue, ['kms:GenerateDataKey', 'kms:Decrypt']);
}

/** The same of a receiver. @throws AwsError KMS.AccessDeniedException, KMS.NotFoundException */
export function requireKeyToReceive(ports: KeyPorts, caller: Caller, queue: Queue): void {
  requireQueueKey(ports, caller, queue, ['kms:Decrypt']);
}

function requireQueueKey(
  { access, account }: KeyPorts,
  caller: Caller,
  queue: Queue,
  actions: readonly `kms:${string}`[],
): void {
  const { KmsMasterKeyId: keyId } = queue.settings;
  if (keyId === undefined) return;
  if (isAliasOfAws(keyId)) {
    requireAccount(caller, keyId);
    return;
  }
  try {
    requireKeyUse(access, caller, keyArnOf(keyId, account), actions, {
      'kms:ViaService': `sqs.${account.region}.amazonaws.com`,
      'kms:EncryptionContext:aws:sqs:arn': queue.arn,
    });
  } catch (error) {
    throw error instanceof AwsError ? asAnsweredBySqs(error) : error;
  }
}

/**
 * `alias/aws/sqs`: the policy of that key is AWS's own, and lets every principal of the account in who may use SQS (same page). A
 * service that sends in its own name, as a rule and a topic do, is none. Not confirmed against AWS: the words.
 */
function requireAccount({ principal }: Caller, keyId: string): void {
  if (principal.type !== 'service') return;
  throw new AwsError(
    'KMS.AccessDeniedException',
    `${principal.service} is not authorized to use ${keyId}, the key that AWS manages: it is for principals of the account.`,
  );
}

function asAnsweredBySqs({ code, message }: AwsError): AwsError {
  return new AwsError(
    code === 'NotFoundException' ? 'KMS.NotFoundException' : 'KMS.AccessDeniedException',
    message,
  );
}
