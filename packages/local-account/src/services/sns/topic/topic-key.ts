import type { Caller } from '../../../access/caller';
import { isAliasOfAws, keyArnOf, requireKeyUse } from '../../../access/key-use';
import type { AccountPorts } from '../../../account-ports';
import { AwsError } from '../../../errors/aws-error';
import type { Topic } from './topic';

/**
 * The right of a publisher to use the key of an encrypted topic. AWS's own key (`alias/aws/sns`) lets everybody who may publish.
 *
 * @throws AwsError `KMSAccessDenied`, `KMSNotFound`
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function requireKeyToPublish(
  { access, account }: Pick<AccountPorts, 'access' | 'account'>,
  caller: Caller,
  { arn: topicArn, attributes: { KmsMasterKeyId: keyId } }: Topic,
): void {
  if (keyId === undefined || isAliasOfAws(keyId)) return;
  try {
    requireKeyUse(access, caller, keyArnOf(keyId, account), ['kms:GenerateDataKey', 'kms:Decrypt'], {
      'kms:ViaService': `sns.${account.region}.amazonaws.com`,
      'kms:EncryptionContext:aws:sns:topicArn': topicArn,
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new AwsError(error.code === 'NotFoundException' ? 'KMSNotFound' : 'KMSAccessDenied', error.message);
  }
}
