import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { App } from 'aws-cdk-lib';
import { ManualClock } from '@pipeline/local-account';
import { readCloudAssembly } from '../../../local/cloud-assembly';
import { eventually } from '../follow-transaction';
import { startRun, type TestRun } from '../local-run/run';
import { RulesStack } from './rules-stack';

/** Thursday, eleven o'clock. */
const NOW = Date.parse('2026-01-01T11:00:00Z');

const clock = new ManualClock({ startMs: NOW });
let directory: string;
let run: TestRun;
let events: EventBridgeClient;
let logs: CloudWatchLogsClient;
let sqs: SQSClient;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cdk-rules-'));
  const { context } = JSON.parse(readFileSync(join(__dirname, '../../../cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  const app = new App({
    outdir: join(directory, 'assembly'),
    context,
    builtinCloudFormationValidation: false,
  });
  new RulesStack(app);
  app.synth();
  run = await startRun(readCloudAssembly(join(directory, 'assembly')), { clock });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const configuration = { endpoint: run.url, region: 'us-east-1', credentials };
  events = new EventBridgeClient(configuration);
  logs = new CloudWatchLogsClient(configuration);
  sqs = new SQSClient(configuration);
}, 60_000);

afterAll(async () => {
  await run[Symbol.asyncDispose]();
  for (const client of [events, logs, sqs]) client.destroy();
  rmSync(directory, { recursive: true });
});

/** What the queue holds, taken out, once there are so many. */
async function take(count: number): Promise<string[]> {
  const QueueUrl = run.output('QueueUrl');
  const bodies: string[] = [];
  return eventually(`${count} messages`, async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
    );
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(Body);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
    return bodies.length >= count ? bodies.sort() : undefined;
  });
}

async function logged(logGroupName: string, text: string): Promise<string> {
  return eventually(`${text} in ${logGroupName}`, async () => {
    const { events: logEvents = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
    return logEvents.map(({ message = '' }) => message).find((message) => message.includes(text));
  });
}

test('an event comes to each kind of target, as its input says', async () => {
  const Detail = '{"id": "A-1", "lines": [1, 2.50]}';
  await events.send(
    new PutEventsCommand({
      Entries: [{ EventBusName: run.output('BusName'), Source: 'shop', DetailType: 'Order', Detail }],
    }),
  );

  expect(await take(3)).toEqual([
    '"Forwarded: A-1"',
    '"Told: A-1"',
    '{"order":"A-1","lines":[1, 2.50],"said":"order A-1 at 2026-01-01T11:00:00Z"}',
  ]);
  expect(await logged('/aws/events/orders', 'A-1')).toContain(`"detail":${Detail}`);
  expect(await logged(run.output('FunctionLogGroupName'), 'got ')).toContain(
    'got {"id":"A-1","lines":[1,2.5]}',
  );
  const ended = await run.trace.waitFor('the workflow', ({ what }) => what === 'ExecutionEnded');
  expect(ended).toMatchObject({ status: 'SUCCEEDED' });
  expect(run.trace.records.filter(({ what }) => what === 'TargetFailed' || what === 'AccessDenied')).toEqual(
    [],
  );
});

test('schedules fire by the date', async () => {
  await clock.advance(3 * 3_600_000);

  expect(await take(4)).toEqual(['"noon"', ...Array<string>(3).fill('{"hourly":true}')]);
});

test('a pipe moves what its filter matches, as its template says, and deletes the rest', async () => {
  for (const MessageBody of ['{"kind":"urgent","text":"now"}', '{"kind":"other"}', 'plain']) {
    await sqs.send(new SendMessageCommand({ QueueUrl: run.output('InboxUrl'), MessageBody }));
  }
  await clock.advance(1_000);

  const [moved = ''] = await take(1);
  expect(JSON.parse(moved)).toEqual({ urgent: 'now', pipe: expect.stringMatching(/^Rules-Pipe/) as string });
  const filtered = () => run.trace.records.filter(({ what }) => what === 'MessageFilteredOut');
  await eventually('what is filtered out', async () => (filtered().length === 2 ? true : undefined));
});
