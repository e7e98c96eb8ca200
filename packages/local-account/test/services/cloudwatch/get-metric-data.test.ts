import { CloudWatchClient, GetMetricDataCommand, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { cbor } from '@smithy/core/cbor';
import { ManualClock } from '../../../src/clock/manual-clock';
import type { LocalAccount } from '../../../src/local-account';
import { listen, type WireServer } from '../../../src/wire/http-server';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { signedFor } from '../../wire/toy-apis';
import { callJson } from '../call-account';

const START_MS = Date.parse('2026-11-01T12:00:30Z');
const clock = new ManualClock({ startMs: START_MS });

let account: LocalAccount;
let server: WireServer;
let client: CloudWatchClient;
beforeAll(async () => {
  account = accountUnderTest({ clock });
  await deployTemplate(account, {
    Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } } },
  });
  server = await listen(0, (error) => {
    throw error;
  });
  server.answerWith(account);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new CloudWatchClient({ endpoint: server.url, region: 'us-east-1', credentials });
  const QueueUrl = 'http://127.0.0.1:4566/000000000000/q';
  const send = () => callJson(account, 'sqs', 'AmazonSQS.SendMessage', { QueueUrl, MessageBody: 'x' });
  await send();
  await send();
  await clock.advance(120_000);
  await send();
});
afterAll(async () => {
  client.destroy();
  await server[Symbol.asyncDispose]();
  await account[Symbol.asyncDispose]();
});

const query = (MetricName: string, Stat: string, Period = 60): MetricDataQuery => ({
  Id: 'm',
  MetricStat: {
    Metric: { Namespace: 'AWS/SQS', MetricName, Dimensions: [{ Name: 'QueueName', Value: 'q' }] },
    Period,
    Stat,
  },
});
const StartTime = new Date(START_MS - 600_000);
const EndTime = new Date(START_MS + 600_000);

async function values(asked: MetricDataQuery) {
  const { MetricDataResults: [found] = [] } = await client.send(
    new GetMetricDataCommand({ MetricDataQueries: [asked], StartTime, EndTime }),
  );
  return found?.Timestamps?.map((time, index) => [time.toISOString().slice(11, 16), found.Values?.[index]]);
}

test('what happened is counted by the minute, the latest first', async () => {
  expect(await values(query('NumberOfMessagesSent', 'Sum'))).toEqual([
    ['12:02', 1],
    ['12:00', 2],
  ]);
});

test('a longer period gathers minutes', async () => {
  expect(await values(query('NumberOfMessagesSent', 'Sum', 300))).toEqual([['12:00', 3]]);
});

test('the age of the oldest message is that of now, in seconds', async () => {
  expect(await values(query('ApproximateAgeOfOldestMessage', 'Maximum'))).toEqual([['12:02', 120]]);
  expect(await values(query('ApproximateNumberOfMessagesVisible', 'Average'))).toEqual([['12:02', 3]]);
});

test.each<[string, MetricDataQuery, string]>([
  ['a metric', query('SentMessageSize', 'Sum'), 'the metric AWS/SQS SentMessageSize by QueueName'],
  ['a statistic', query('NumberOfMessagesSent', 'p99'), 'the statistic p99'],
  ['a period', query('NumberOfMessagesSent', 'Sum', 10), 'a period of 10 s'],
  ['an expression', { Id: 'e', Expression: 'SUM(METRICS())' }, 'the expression of e'],
])('%s that is not there is refused by its name', async (_, asked, what) => {
  await expect(values(asked)).rejects.toThrow(`The local run does not have ${what}.`);
});

const bySpeaker = (body: Buffer | string, operation = 'GetMetricData') =>
  fetch(`${server.url}/service/GraniteServiceVersion20100801/operation/${operation}`, {
    method: 'POST',
    headers: {
      ...signedFor('monitoring'),
      'smithy-protocol': 'rpc-v2-cbor',
      'content-type': 'application/cbor',
    },
    body,
  });
const encoded = (value: object) => Buffer.from(cbor.serialize(value));
const decoded = async (response: Response) =>
  cbor.deserialize(new Uint8Array(await response.arrayBuffer())) as Record<string, unknown>;

test('clients that speak CBOR are answered in CBOR, with moments tagged as such', async () => {
  const input = {
    MetricDataQueries: [query('NumberOfMessagesSent', 'Sum', 300)],
    StartTime: { tag: 1, value: StartTime.getTime() / 1000 },
    EndTime: EndTime.getTime() / 1000,
  };
  const response = await bySpeaker(encoded(input));
  expect(response.headers.get('smithy-protocol')).toBe('rpc-v2-cbor');
  expect(await decoded(response)).toMatchObject({
    MetricDataResults: [
      { Values: [3], Timestamps: [{ tag: 1, value: Date.parse('2026-11-01T12:00:00Z') / 1000 }] },
    ],
  });
});

test.each([
  ['what is no CBOR', Buffer.from('{"a": 1}'), 'GetMetricData', 'SerializationException'],
  ['what is no map', encoded([]), 'GetMetricData', 'SerializationException'],
  ['an operation that is not served', encoded({}), 'PutMetricAlarm', 'UnknownOperationException'],
])('%s is an error in CBOR', async (_, body, operation, code) => {
  const response = await bySpeaker(body, operation);
  expect(response.status).toBe(400);
  expect(await decoded(response)).toMatchObject({ __type: code });
});
