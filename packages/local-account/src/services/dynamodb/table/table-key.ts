import type { Access } from '../../../access/access';
import type { Caller } from '../../../access/caller';
import { keyArnOf, requireKeyUse } from '../../../access/key-use';
import type { Account } from '../../../account';
import { AwsError } from '../../../errors/aws-error';
import type { DynamoDbPorts } from '../ports';
import type { Table } from './table';

/**
 * The right of whoever reads or writes items to use the key of an encrypted table: DynamoDB decrypts the table's key in the caller's
 * name, also to write (https://github.com/aws/aws-cdk/issues/10010). It caches that key for minutes, and so notices later than this
 * what is taken away.
 *
 * @throws AwsError `AccessDeniedException`
 */
export function requireTableKey({ access, account }: DynamoDbPorts, caller: Caller, table: Table): void {
  const { encryption, TableName } = table.definition;
  if (encryption?.kmsKeyId === undefined) return;
  requireKey(access, account, caller, encryption.kmsKeyId, TableName, ['kms:Decrypt']);
}

/**
 * What DynamoDB tries when a table is given a key.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 * @throws AwsError `AccessDeniedException`
 */
export function requireKeyToCreate(
  { access, account }: DynamoDbPorts,
  caller: Caller,
  kmsKeyId: string,
  tableName: string,
): void {
  requireKey(access, account, caller, kmsKeyId, tableName, [
    'kms:DescribeKey',
    'kms:CreateGrant',
    'kms:GenerateDataKey',
    'kms:Decrypt',
  ]);
}

function requireKey(
  access: Access,
  account: Account,
  caller: Caller,
  keyId: string,
  tableName: string,
  actions: readonly `kms:${string}`[],
): void {
  try {
    requireKeyUse(access, caller, keyArnOf(keyId, account), actions, {
      'kms:ViaService': `dynamodb.${account.region}.amazonaws.com`,
      'kms:EncryptionContext:aws:dynamodb:tableName': tableName,
      'kms:EncryptionContext:aws:dynamodb:subscriberId': account.accountId,
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new AwsError('AccessDeniedException', `KMS key access denied error: ${error.message}`);
  }
}
