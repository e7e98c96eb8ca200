import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { AwsError, type Intercept } from '@pipeline/local-account';
import { processOnce } from '../../lib/flow/idempotency/process-once';
import { TransactionPipeline } from '../../lib/transaction-pipeline';
import { readCloudAssembly } from '../../local/cloud-assembly';
import { TeamApp } from '../local/team-app';
import { eventually, post, unprocessed } from './follow-transaction';
import { withTemplate } from './local-run/template-json';
import { replay } from './replay';
import { runLocally, type StackUnderTest } from './stack-under-test';

/** What processing is here: a message in a queue, for each time. */
function addPipeline(stack: Stack): void {
  const processed = new Queue(stack, 'Processed');
  const pipeline = new TransactionPipeline(stack, 'Orders', {
    processor: processOnce(
      (scope) => ({
        states: SqsSendMessage.jsonata(scope, 'Process', {
          queue: processed,
          messageBody: TaskInput.fromText('{% $states.input.detail.body %}'),
          taskTimeout: Timeout.duration(Duration.seconds(5)),
        }),
      }),
      { keyInBody: '/order' },
    ),
  });
  const claims = pipeline.node.findAll().find(({ node }) => node.path.endsWith('Claims/Table')) as ITable &
    Stack;
  const outputs = {
    ApiEndpoint: pipeline.endpoint,
    UnprocessedQueueUrl: pipeline.unprocessed.queueUrl,
    ArchiveArn: pipeline.archive.archiveArn,
    EventBusArn: pipeline.eventBus.eventBusArn,
    RuleArn: pipeline.rule.ruleArn,
    ProcessedQueueUrl: processed.queueUrl,
    ClaimsTableName: claims.tableName,
  };
  for (const [name, value] of Object.entries(outputs)) new CfnOutput(stack, name, { value });
}

/** Only its template is needed: it has no function. */
using app = new TeamApp((cdkApp) => addPipeline(new Stack(cdkApp, 'Shop')));
const assembly = readCloudAssembly(app.directory);
/** Who waits for another tries once more here, and four times as it is deployed. */
const synthesized = withTemplate(
  assembly,
  JSON.parse(
    assembly.templateText.replaceAll(String.raw`\"MaxAttempts\":4`, String.raw`\"MaxAttempts\":1`),
  ) as object,
);

let stack: StackUnderTest;
let dynamoDb: DynamoDBClient;
/** What goes wrong, or is waited for, before a transaction is processed. */
let beforeProcessing: () => Promise<void>;
/** Told of each look at who has a key. */
let onLook: () => void;

const intercept: Intercept = async ({ operation, resource, input }, proceed) => {
  if (operation === 'SendMessage' && resource.includes('Processed')) await beforeProcessing();
  const output = await proceed(input);
  if (operation === 'GetItem') onLook();
  return output;
};

beforeAll(async () => {
  stack = await runLocally(synthesized, { intercept });
  const { endpoint, region, credentials } = stack.sqs.config;
  dynamoDb = new DynamoDBClient({ region, credentials, endpoint: await endpoint?.() });
}, 60_000);

beforeEach(() => {
  beforeProcessing = () => Promise.resolve();
  onLook = () => undefined;
});

afterAll(async () => {
  dynamoDb.destroy();
  await stack.stop();
});

const fail = (): never => {
  throw new AwsError('InternalError', 'It fails on purpose.', 500);
};

interface Claim {
  readonly heldUntil?: string;
  readonly completedAt?: string;
  readonly duplicates?: string;
}

async function claimOf(order: string): Promise<Claim> {
  const TableName = stack.outputs.ClaimsTableName;
  const { Item = {} } = await dynamoDb.send(new GetItemCommand({ TableName, Key: { id: { S: order } } }));
  return Object.fromEntries(Object.entries(Item).map(([name, { S, N }]) => [name, S ?? N]));
}

/** Waits until so many duplicates of an order were suppressed. */
const suppressed = (order: string, duplicates: number) =>
  eventually(`${duplicates} suppressed duplicates of ${order}`, async () => {
    const claim = await claimOf(order);
    return claim.duplicates === String(duplicates) ? claim : undefined;
  });

const completed = (order: string) =>
  eventually(`the end of ${order}`, async () => (await claimOf(order)).completedAt);

/** How often a body has been processed since the last look. */
async function timesProcessed(body: string): Promise<number> {
  const QueueUrl = stack.outputs.ProcessedQueueUrl;
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await stack.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return bodies.filter((one) => one === body).length;
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(Body);
      await stack.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}

test('what a client sends again is processed once, and so is a replay of it', async () => {
  const body = '{"order": "again", "amount": 1.0}';
  const from = new Date();
  await post(stack, body);
  await completed('again');

  await post(stack, body);
  await suppressed('again', 1);
  await replay(stack, 'again', from, new Date(Date.now() + 1_000));

  const { completedAt, heldUntil } = await suppressed('again', 3);
  expect(Number(heldUntil) - Number(completedAt)).toBe(30 * 24 * 3_600);
  expect(await timesProcessed(body)).toBe(1);
});

test('what failed gives its key back, so that a replay of it is processed', async () => {
  const body = '{"order": "failed"}';
  const from = new Date();
  beforeProcessing = async () => fail();
  const { apiRequestId } = await post(stack, body);
  expect((await unprocessed(stack, apiRequestId)).MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: expect.stringMatching(/^SQS\./) as string },
  });
  expect(await claimOf('failed')).toEqual({});

  beforeProcessing = () => Promise.resolve();
  await replay(stack, 'failed', from, new Date(Date.now() + 1_000));

  await completed('failed');
  expect(await timesProcessed(body)).toBe(1);
});

/** Two of one order, of which the second finds the first in progress. @returns both, once the second has looked */
async function postTwoAtOnce(body: string, endOfFirst: Promise<void>): Promise<string[]> {
  const looked = new Promise<void>((resolve) => (onLook = resolve));
  const first = new Promise<void>((resolve) => {
    beforeProcessing = async () => {
      beforeProcessing = () => Promise.resolve();
      resolve();
      await endOfFirst;
    };
  });
  const one = await post(stack, body);
  await first;
  const other = await post(stack, body);
  await looked;
  return [one.apiRequestId, other.apiRequestId];
}

test('one that comes while the first is in progress waits, and is suppressed when that is done', async () => {
  const body = '{"order": "at once"}';
  const { promise, resolve } = withResolvers();
  await postTwoAtOnce(body, promise);

  resolve();

  await suppressed('at once', 1);
  expect(await timesProcessed(body)).toBe(1);
});

test('if the first fails, the one that waits is processed in its place', async () => {
  const body = '{"order": "in its place"}';
  const { promise, reject } = withResolvers();
  const [first = ''] = await postTwoAtOnce(body, promise);

  reject(new AwsError('InternalError', 'It fails on purpose.', 500));

  await unprocessed(stack, first);
  await completed('in its place');
  expect(await timesProcessed(body)).toBe(1);
});

test('another transaction with a key that was used is a dead letter, and is not dropped', async () => {
  await post(stack, '{"order": "used", "amount": 1}');
  await completed('used');
  const other = '{"order": "used", "amount": 2}';

  const { apiRequestId } = await post(stack, other);

  expect((await unprocessed(stack, apiRequestId)).MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'TransactionKeyReused' },
  });
  expect(await timesProcessed(other)).toBe(0);
});

test('one without a key is a dead letter', async () => {
  const { apiRequestId } = await post(stack, '{"number": "A-1"}');

  expect((await unprocessed(stack, apiRequestId)).MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'TransactionWithoutKey' },
    ERROR_MESSAGE: { StringValue: expect.stringMatching(/at \/order\.$/) as string },
  });
});

describe('a claim that somebody else left', () => {
  const secondsFromNow = (seconds: number) => ({ N: String(Math.floor(Date.now() / 1_000) + seconds) });

  const leave = (order: string, item: Record<string, { S: string } | { N: string }>) =>
    dynamoDb.send(
      new PutItemCommand({
        TableName: stack.outputs.ClaimsTableName,
        Item: { id: { S: order }, claimId: { S: 'theirs' }, bodySha256: { S: 'of another body' }, ...item },
      }),
    );

  test('ends by itself, when its execution cannot be running any more', async () => {
    await leave('aborted', { heldUntil: secondsFromNow(-1) });
    const body = '{"order": "aborted"}';
    await post(stack, body);

    await completed('aborted');
    expect(await timesProcessed(body)).toBe(1);
  });

  test('is done, and outside the window: the key can be used again, although DynamoDB has not deleted it', async () => {
    await leave('old', { heldUntil: secondsFromNow(-1), completedAt: { N: '1' }, duplicates: { N: '4' } });
    const body = '{"order": "old"}';
    await post(stack, body);

    await eventually(
      'the end of old',
      async () => Number((await claimOf('old')).completedAt) > 1 || undefined,
    );
    expect(await claimOf('old')).not.toHaveProperty('duplicates');
    expect(await timesProcessed(body)).toBe(1);
  });

  test('and is not over: a transaction that has waited in vain is a dead letter', async () => {
    await leave('held', { heldUntil: secondsFromNow(300) });
    const body = '{"order": "held"}';
    const { apiRequestId } = await post(stack, body);

    expect((await unprocessed(stack, apiRequestId)).MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'TransactionInProgress' },
    });
    expect(await timesProcessed(body)).toBe(0);
    // It has released no claim but its own.
    expect(await claimOf('held')).toMatchObject({ claimId: 'theirs' });
  });
});

/** Node.js 20 has no `Promise.withResolvers`. */
function withResolvers() {
  let resolve = (): void => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
