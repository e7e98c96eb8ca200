import type { GetMetricDataOutput, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { cbor } from '@smithy/core/cbor';
import { ManualClock } from '../../../src/clock/manual-clock';
import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { signedFor } from '../../wire/toy-apis';
import { callJson } from '../call-account';
import { wireRequest } from '../http-api/wire-request';

const START_MS = Date.parse('2026-11-01T12:00:30Z');
const clock = new ManualClock({ startMs: START_MS });

let account: LocalAccount;
beforeAll(async () => {
  account = accountUnderTest({ clock });
  const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } };
  await deployTemplate(account, { Resources: { Queue: queue } });
  const QueueUrl = 'http://127.0.0.1:4566/000000000000/q';
  const send = () => callJson(account, 'sqs', 'AmazonSQS.SendMessage', { QueueUrl, MessageBody: 'x' });
  await send();
  await send();
  await clock.advance(120_000);
  await send();
});
afterAll(() => account[Symbol.asyncDispose]());

const query = (MetricName: string, Stat: string, Period = 60): MetricDataQuery => ({
  Id: 'm',
  MetricStat: {
    Metric: { Namespace: 'AWS/SQS', MetricName, Dimensions: [{ Name: 'QueueName', Value: 'q' }] },
    Period,
    Stat,
  },
});
const StartTime = START_MS / 1000 - 600;
const EndTime = START_MS / 1000 + 600;

const ask = (asked: MetricDataQuery) =>
  callJson(account, 'monitoring', 'GraniteServiceVersion20100801.GetMetricData', {
    MetricDataQueries: [asked],
    StartTime,
    EndTime,
  });

/** The time of day of each point, and its value. */
async function values(asked: MetricDataQuery) {
  const { MetricDataResults: [found] = [] } = (await ask(asked)) as GetMetricDataOutput;
  return found?.Timestamps?.map((seconds, index) => [
    new Date(Number(seconds) * 1000).toISOString().slice(11, 16),
    found.Values?.[index],
  ]);
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
  expect(await ask(asked)).toEqual({
    __type: 'InvalidParameterValue',
    message: `The local run does not have ${what}.`,
  });
});

const answer = (body: Buffer, operation = 'GetMetricData') =>
  account.answer(
    wireRequest({
      path: `/service/GraniteServiceVersion20100801/operation/${operation}`,
      headers: {
        ...signedFor('monitoring'),
        'smithy-protocol': 'rpc-v2-cbor',
        'content-type': 'application/cbor',
      },
      body,
    }),
  );
const encoded = (value: object) => Buffer.from(cbor.serialize(value));
const decoded = ({ body }: { readonly body?: Buffer | string }) =>
  cbor.deserialize(Buffer.from(body ?? '')) as Record<string, unknown>;

test('clients that speak CBOR are answered in CBOR, with moments tagged as such', async () => {
  const input = {
    MetricDataQueries: [query('NumberOfMessagesSent', 'Sum', 300)],
    StartTime: { tag: 1, value: StartTime },
    EndTime,
  };
  const response = await answer(encoded(input));
  expect(response.headers?.['smithy-protocol']).toBe('rpc-v2-cbor');
  expect(decoded(response)).toMatchObject({
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
  const response = await answer(body, operation);
  expect(response.status).toBe(400);
  expect(decoded(response)).toMatchObject({ __type: code });
});
