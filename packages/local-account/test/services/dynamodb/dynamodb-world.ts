import type { Caller } from '../../../src/access/caller';
import type { AccountPorts } from '../../../src/account-ports';
import { ManualClock } from '../../../src/clock/manual-clock';
import { dynamoDbService } from '../../../src/services/dynamodb';
import { accountPorts } from '../../account-ports';
import { AwsJsonClient } from '../aws-json-client';

/** What is answered, errors included. */
export type Answer = Record<string, unknown>;

export const NOW = Date.parse('2026-01-02T03:04:05Z');

/** A table with a partition key and a sort key, an index that is global and one that is local. */
export const ORDERS = {
  TableName: 'orders',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'N' },
    { AttributeName: 'state', AttributeType: 'S' },
    { AttributeName: 'due', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-state',
      KeySchema: [
        { AttributeName: 'state', KeyType: 'HASH' },
        { AttributeName: 'due', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['note'] },
    },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: 'by-due',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'due', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  BillingMode: 'PAY_PER_REQUEST',
};

/** A table whose key is the one attribute `id`, a string. */
export const PLAIN = {
  TableName: 'plain',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
};

export type DynamoDbWorld = ReturnType<typeof dynamoDbWorld>;

/** DynamoDB alone, on a clock that a test moves. */
export function dynamoDbWorld(given: Partial<AccountPorts> = {}) {
  const clock = new ManualClock({ startMs: NOW });
  const account = accountPorts({ clock, ...given });
  const { service } = dynamoDbService(account);
  const { access } = account;
  const clientOf = (caller: Caller) =>
    new AwsJsonClient(
      (request) => service.answer(request, caller, 'request-1'),
      'dynamodb',
      'DynamoDB_20120810',
    );
  const admin = clientOf(access.administrator);
  return {
    account,
    clientOf,
    clock,
    service,
    call: (operation: string, input: object): Promise<Answer> => admin.call(operation, input),
    /** Somebody who may do what a policy says. */
    role(statement: object): Caller {
      const roleArn = 'arn:aws:iam::000000000000:role/worker';
      const trustPolicy = {
        Statement: {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'lambda.amazonaws.com' },
        },
      };
      access.roles.create({ roleName: 'worker', roleArn, trustPolicy, createDate: new Date(NOW) });
      access.roles.putPolicy('worker', 'policy', { Version: '2012-10-17', Statement: statement });
      return {
        principal: { type: 'role', roleArn, sessionName: 'session', accountId: account.account.accountId },
      };
    },
  };
}

/** A world with tables. */
export async function worldWith(...tables: object[]): Promise<DynamoDbWorld> {
  const world = dynamoDbWorld();
  for (const table of tables) await world.call('CreateTable', table);
  return world;
}
