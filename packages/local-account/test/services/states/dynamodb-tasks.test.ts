import type { JsonValue } from 'type-fest';
import { dynamoDbService } from '../../../src/services/dynamodb';
import { PLAIN } from '../dynamodb/dynamodb-world';
import { statesWorld } from './states-world';

const MAY_DO_ALL = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };

const metadata = {
  SdkHttpMetadata: expect.objectContaining({ HttpStatusCode: 200 }) as object,
  SdkResponseMetadata: expect.any(Object) as object,
};

/** Tasks that each call DynamoDB with arguments, one after the other, on a table with the key `id`. */
async function worldOf(tasks: readonly [action: string, args: JsonValue][], policy: object = MAY_DO_ALL) {
  const states = tasks.map(([action, args], index): [string, object] => [
    `T${index}`,
    {
      Type: 'Task',
      Resource: `arn:aws:states:::${action}`,
      Arguments: args,
      ...(index + 1 < tasks.length ? { Next: `T${index + 1}` } : { End: true }),
    },
  ]);
  const definition = { QueryLanguage: 'JSONata', StartAt: 'T0', States: Object.fromEntries(states) };
  const world = await statesWorld(definition, {
    apis: (account) => {
      const { service } = dynamoDbService(account);
      const call = { caller: account.access.administrator, signal: new AbortController().signal };
      void service.operations.get('CreateTable')?.call(PLAIN, call);
      return [service];
    },
  });
  world.account.access.roles.putPolicy('workflow', 'policy', policy);
  return world;
}

const Item = { id: { S: 'id1' }, data: { S: 'HelloWorld' } };
const Key = { id: { S: 'id1' } };
const PUT: [string, JsonValue] = ['dynamodb:putItem', { TableName: 'plain', Item }];

const outputOf = ({ output }: Record<string, unknown>) => JSON.parse(output as string) as unknown;

// Recorded on AWS: test_dynamodb_task_service and test_aws_sdk_task_service.
test.each<[string, [string, JsonValue][], object]>([
  ['putItem', [PUT], metadata],
  ['getItem', [PUT, ['dynamodb:getItem', { TableName: 'plain', Key }]], { Item, ...metadata }],
  ['deleteItem', [PUT, ['dynamodb:deleteItem', { TableName: 'plain', Key }]], metadata],
  [
    'updateItem',
    [
      PUT,
      [
        'dynamodb:updateItem',
        {
          TableName: 'plain',
          Key,
          UpdateExpression: 'set S=:r',
          ExpressionAttributeValues: { ':r': { S: 'HelloWorldUpdated' } },
          ReturnValues: 'UPDATED_NEW',
        },
      ],
    ],
    { Attributes: { S: { S: 'HelloWorldUpdated' } }, ...metadata },
  ],
  [
    'query of the SDK integration',
    [
      PUT,
      [
        'aws-sdk:dynamodb:query',
        {
          TableName: 'plain',
          KeyConditionExpression: 'id = :id',
          ExpressionAttributeValues: { ':id': { S: 'id1' } },
        },
      ],
    ],
    { Count: 1, Items: [Item], ScannedCount: 1 },
  ],
  ['putItem of the SDK integration', [['aws-sdk:dynamodb:putItem', { TableName: 'plain', Item }]], {}],
])('%s has the result that it has on AWS', async (_name, tasks, output) => {
  const world = await worldOf(tasks);
  expect(outputOf(await world.run())).toEqual(output);
});

test('what is written and deleted stands in the trace, with the transaction of the execution', async () => {
  const world = await worldOf([PUT, ['dynamodb:deleteItem', { TableName: 'plain', Key }]]);
  await world.run();
  const key = '{"id":{"S":"id1"}}';
  expect(world.trace.records.filter(({ what }) => what.startsWith('Item'))).toMatchObject([
    { what: 'ItemWritten', resource: 'plain', key, transaction: {} },
    { what: 'ItemDeleted', resource: 'plain', key },
  ]);
});

// Recorded on AWS: test_task_service_dynamodb and test_aws_sdk; the condition by the same rule.
test.each<[string, [string, JsonValue], string, string]>([
  [
    'no such table',
    ['dynamodb:putItem', { TableName: 'none', Item }],
    'DynamoDB.ResourceNotFoundException',
    'Requested resource not found (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: ',
  ],
  [
    'a wrong name',
    ['dynamodb:putItem', { TableName: '/plain', Item }],
    'DynamoDB.AmazonDynamoDBException',
    "1 validation error detected: Value '/plain' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+ (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException; Request ID: ",
  ],
  [
    'an item that is null',
    ['dynamodb:putItem', { TableName: 'plain', Item: null }],
    'DynamoDB.AmazonDynamoDBException',
    "1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be null (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException; Request ID: ",
  ],
  [
    'a condition that does not hold',
    ['dynamodb:putItem', { TableName: 'plain', Item, ConditionExpression: 'attribute_not_exists(id)' }],
    'DynamoDB.ConditionalCheckFailedException',
    'The conditional request failed (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException; Request ID: ',
  ],
  [
    'an item that is null, for the SDK integration',
    ['aws-sdk:dynamodb:putItem', { TableName: 'plain', Item: null }],
    'DynamoDb.DynamoDbException',
    "1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be null (Service: DynamoDb, Status Code: 400, Request ID: ",
  ],
  [
    'no such table, for the SDK integration',
    ['aws-sdk:dynamodb:putItem', { TableName: 'none', Item }],
    'DynamoDb.ResourceNotFoundException',
    'Requested resource not found (Service: DynamoDb, Status Code: 400, Request ID: ',
  ],
])('%s fails the task as on AWS', async (_name, task, error, cause) => {
  const world = await worldOf([PUT, task]);
  await expect(world.run()).resolves.toMatchObject({
    status: 'FAILED',
    error,
    cause: expect.stringContaining(cause) as string,
  });
});

test('a role without the right is told so', async () => {
  const world = await worldOf([PUT], {
    Statement: { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' },
  });
  await expect(world.run()).resolves.toMatchObject({
    error: 'DynamoDB.AmazonDynamoDBException',
    cause: expect.stringContaining(
      'is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table/plain',
    ) as string,
  });
});

test('an argument that the integration has not is refused with the definition', async () => {
  await expect(worldOf([['dynamodb:putItem', { TableName: 'plain', Item, Foo: 1 }]])).rejects.toThrow(
    "The field 'Foo' is not supported by Step Functions",
  );
});
