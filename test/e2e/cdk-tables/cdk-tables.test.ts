import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import {
  DefinitionBody,
  Pass,
  QueryLanguage,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import {
  DynamoAttributeValue,
  DynamoDeleteItem,
  DynamoGetItem,
  DynamoPutItem,
  DynamoReturnValues,
  DynamoUpdateItem,
} from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { readCloudAssembly } from '../../../local/cloud-assembly';
import { startRun, type TestRun } from '../local-run/run';

let directory: string;
let run: TestRun;

/** A workflow that keeps what it is started with once, counts, and takes it away if it is told to. */
function createWorkflow(stack: Stack, table: TableV2): StateMachine {
  const key = {
    id: DynamoAttributeValue.fromString('{% $states.input.id %}'),
    version: DynamoAttributeValue.numberFromString('{% $string($states.input.version) %}'),
  };
  const put = DynamoPutItem.jsonata(stack, 'Put', {
    table,
    item: { ...key, body: DynamoAttributeValue.fromString('{% $states.input.body %}') },
    conditionExpression: 'attribute_not_exists(id)',
    outputs: '{% $states.input %}',
  });
  const update = DynamoUpdateItem.jsonata(stack, 'Update', {
    table,
    key,
    updateExpression: 'ADD seen :one',
    expressionAttributeValues: { ':one': DynamoAttributeValue.fromNumber(1) },
    returnValues: DynamoReturnValues.UPDATED_NEW,
    outputs: '{% $states.input %}',
  });
  const get = DynamoGetItem.jsonata(stack, 'Get', {
    table,
    key,
    outputs:
      '{% $merge([$states.input, {"body": $states.result.Item.body.S, "seen": $states.result.Item.seen.N}]) %}',
  });
  const remove = DynamoDeleteItem.jsonata(stack, 'Remove', { table, key, outputs: '{% $states.input %}' });
  const duplicate = Pass.jsonata(stack, 'Duplicate', { outputs: { duplicate: true } });
  put.addCatch(duplicate, { errors: ['DynamoDB.ConditionalCheckFailedException'] });
  return new StateMachine(stack, 'Workflow', {
    stateMachineType: StateMachineType.EXPRESS,
    queryLanguage: QueryLanguage.JSONATA,
    definitionBody: DefinitionBody.fromChainable(put.next(update).next(get).next(remove)),
  });
}

function synthesizeTables(): void {
  const app = new App({ outdir: join(directory, 'assembly'), builtinCloudFormationValidation: false });
  const stack = new Stack(app, 'Tables', { env: { account: '000000000000', region: 'us-east-1' } });
  const table = new TableV2(stack, 'Orders', {
    partitionKey: { name: 'id', type: AttributeType.STRING },
    sortKey: { name: 'version', type: AttributeType.NUMBER },
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    encryption: TableEncryptionV2.customerManagedKey(new Key(stack, 'Key')),
    globalSecondaryIndexes: [
      {
        indexName: 'by-state',
        partitionKey: { name: 'state', type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      },
    ],
  });
  const functionOf = (id: string) =>
    new NodejsFunction(stack, id, {
      entry: join(__dirname, 'handler.ts'),
      runtime: Runtime.NODEJS_22_X,
      environment: { TABLE_NAME: table.tableName },
    });
  const [granted, other] = [functionOf('Granted'), functionOf('Other')];
  table.grantReadWriteData(granted);
  const workflow = createWorkflow(stack, table);
  table.encryptionKey?.grantEncryptDecrypt(workflow);
  new CfnOutput(stack, 'GrantedName', { value: granted.functionName });
  new CfnOutput(stack, 'OtherName', { value: other.functionName });
  new CfnOutput(stack, 'TableName', { value: table.tableName });
  new CfnOutput(stack, 'StateMachineArn', { value: workflow.stateMachineArn });
  app.synth();
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cdk-tables-'));
  synthesizeTables();
  run = await startRun(readCloudAssembly(join(directory, 'assembly')));
}, 60_000);

afterAll(async () => {
  await run[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

const clientProps = () => ({
  endpoint: run.url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

async function invoke(FunctionName: string, id: string): Promise<unknown> {
  const client = new LambdaClient(clientProps());
  const Payload = JSON.stringify({ id });
  const answer = await client.send(new InvokeCommand({ FunctionName, Payload }));
  return JSON.parse(Buffer.from(answer.Payload!).toString());
}

async function start(input: object): Promise<unknown> {
  const client = new SFNClient({ ...clientProps(), disableHostPrefix: true });
  const { output, cause } = await client.send(
    new StartSyncExecutionCommand({
      stateMachineArn: run.output('StateMachineArn'),
      input: JSON.stringify(input),
    }),
  );
  return output === undefined ? cause : JSON.parse(output);
}

test('a function reads and writes a table as its role, and one without the right does not', async () => {
  await expect(invoke(run.output('GrantedName'), 'o-1')).resolves.toEqual({
    lines: [{ sku: 'a', price: 1.5 }],
    found: 1,
  });
  await expect(invoke(run.output('OtherName'), 'o-2')).resolves.toEqual({ denied: 'AccessDeniedException' });
});

test('a workflow puts, updates, gets and deletes an item, and catches that it is there', async () => {
  const order = { id: 'w-1', version: 2, body: '{"amount": 1.0}' };
  await expect(start(order)).resolves.toEqual({ ...order, seen: '1' });
  await invoke(run.output('GrantedName'), 'w-2');
  await expect(start({ id: 'w-2', version: 1, body: 'other' })).resolves.toEqual({ duplicate: true });
});

test('what is in a table is seen from outside, by the document client', async () => {
  await invoke(run.output('GrantedName'), 'd-1');
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientProps()));
  const { Items } = await client.send(
    new ScanCommand({
      TableName: run.output('TableName'),
      FilterExpression: 'begins_with(id, :d)',
      ExpressionAttributeValues: { ':d': 'd-' },
    }),
  );
  expect(Items).toEqual([
    { id: 'd-1', version: 1, lines: [{ sku: 'a', price: 1.5 }], tags: new Set(['new']), state: 'open' },
  ]);
});
