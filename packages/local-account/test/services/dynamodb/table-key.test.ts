import { dynamoDbWorld, PLAIN } from './dynamodb-world';

const KEY_ARN = 'arn:aws:kms:us-east-1:000000000000:key/1';
const WORKER = 'arn:aws:iam::000000000000:role/worker';
const ENCRYPTED = { ...PLAIN, SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: KEY_ARN } };
const put = { TableName: 'plain', Item: { id: { S: 'a' } } };

/** A table with a key whose policy lets a role decrypt, if a condition holds; nobody else may. */
async function encryptedWorld(Condition: object, Action = 'kms:Decrypt') {
  const world = dynamoDbWorld();
  const { access } = world.account;
  const administrator = { Effect: 'Allow', Action: 'kms:*', Principal: '*', Resource: '*' };
  access.setResourcePolicy(KEY_ARN, 'policy', { Statement: administrator });
  await world.call('CreateTable', ENCRYPTED);
  const Statement = { Effect: 'Allow', Action, Principal: { AWS: WORKER }, Resource: '*', Condition };
  access.setResourcePolicy(KEY_ARN, 'policy', { Statement });
  return world.clientOf(world.role({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }));
}

test('who writes to an encrypted table may use its key through DynamoDB, for that table', async () => {
  const client = await encryptedWorld({
    StringEquals: {
      'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com',
      'kms:EncryptionContext:aws:dynamodb:tableName': 'plain',
      'kms:EncryptionContext:aws:dynamodb:subscriberId': '000000000000',
    },
  });
  expect(await client.call('PutItem', put)).toEqual({});
});

test.each<[string, object]>([
  ['PutItem', put],
  ['GetItem', { TableName: 'plain', Key: put.Item }],
  ['Scan', { TableName: 'plain' }],
  ['TransactWriteItems', { TransactItems: [{ Put: put }] }],
  ['BatchGetItem', { RequestItems: { plain: { Keys: [put.Item] } } }],
])('%s is denied without the right to decrypt', async (operation, input) => {
  const client = await encryptedWorld({}, 'kms:Encrypt');
  expect(await client.call(operation, input)).toEqual({
    __type: 'AccessDeniedException',
    message: expect.stringMatching(
      /^KMS key access denied error: .* is not authorized to perform: kms:Decrypt on resource: .*:key\/1/,
    ) as string,
  });
});

test('a table is not created with a key that there is not', async () => {
  const world = dynamoDbWorld();
  expect(await world.call('CreateTable', ENCRYPTED)).toEqual({
    __type: 'AccessDeniedException',
    message: `KMS key access denied error: Key '${KEY_ARN}' does not exist`,
  });
  expect(await world.call('ListTables', {})).toEqual({ TableNames: [] });
});
