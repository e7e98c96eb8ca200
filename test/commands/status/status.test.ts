import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { layOutLine, layOutText, paintFor } from '@pipeline/terminal';
import type { Connection } from '../../../commands/aws/connection';
import type { DeployedStack } from '../../../commands/aws/deployed-stack';
import { readStatus } from '../../../commands/status/read-status';
import type { StatusRecord } from '../../../commands/status/status-fields';
import { statusRecord } from '../../../commands/status/status-record';

const stack = {
  name: 'Stack',
  output: (name: string) => `arn:aws:x:region:0:${name}/${name}`,
} as DeployedStack;
const client = (answers: Record<string, object | Error>) => ({
  send: (command: object) => {
    const answer = answers[command.constructor.name];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  },
});
const Attributes = { ApproximateNumberOfMessages: '2', ApproximateNumberOfMessagesNotVisible: '1' };
const named = (name: string, message: string) => Object.assign(new Error(message), { name });

function status(cloudWatch: Record<string, object | Error>): Promise<StatusRecord> {
  const connection = {
    sqs: client({ GetQueueAttributesCommand: { Attributes } }),
    pipes: client({ DescribePipeCommand: { CurrentState: 'STOPPED', StateReason: 'Access was denied.' } }),
    events: client({ DescribeRuleCommand: { State: 'ENABLED' } }),
    // Pages are asked for of nothing else.
    cloudWatch: Object.assign(new CloudWatchClient({ region: 'us-east-1' }), {
      send: client(cloudWatch).send,
    }),
  } as unknown as Connection;
  return readStatus({ connection, stack, lastMs: 300_000, signal: new AbortController().signal });
}

const points = (Id: string, ...Values: number[]) => ({
  Id,
  Values,
  Timestamps: Values.map((_, index) => new Date(Date.now() - index * 60_000)),
});
const GetMetricDataCommand = {
  MetricDataResults: [
    points('queue_oldest', 30, 90),
    points('unprocessed_oldest', 7200),
    points('sent', 5, 6),
    points('executionssucceeded', 4, 3),
    points('executionsfailed', 1),
    points('executionstimedout', 2),
  ],
};

test('metrics are summed up over the time that was asked for; ages are the latest', async () => {
  const record = await status({ GetMetricDataCommand, DescribeAlarmsCommand: { MetricAlarms: [] } });
  expect(record).toMatchObject({ accepted: 11, processed: 7, failed: 3, notKnown: [] });
  expect(record.queue).toEqual({ waiting: 2, inFlight: 1, oldestSeconds: 30 });
  expect(record.undelivered.oldestSeconds).toBeUndefined();
});

test('what an endpoint does not serve, or does not allow, is told as not known', async () => {
  const record = await status({
    GetMetricDataCommand: named('UnknownOperationException', 'It is not served.'),
    DescribeAlarmsCommand: named('AccessDenied', 'cloudwatch:DescribeAlarms'),
  });
  expect(record.notKnown).toEqual([
    { what: 'metrics', why: 'It is not served.' },
    { what: 'alarms', why: 'cloudwatch:DescribeAlarms' },
  ]);
  expect(record.processed).toBeUndefined();
});

test('another error ends it', async () => {
  const failing = status({
    GetMetricDataCommand,
    DescribeAlarmsCommand: named('TimeoutError', 'No answer.'),
  });
  await expect(failing).rejects.toThrow('No answer.');
});

test('all of it fits on a screen of 60 columns', async () => {
  const alarm = {
    AlarmName: 'Alarm',
    StateValue: 'ALARM',
    StateUpdatedTimestamp: new Date(0),
    StateReason: '',
  };
  const MetricAlarms = [alarm, { AlarmName: 'Fine', StateValue: 'OK' }];
  const record = await status({ GetMetricDataCommand, DescribeAlarmsCommand: { MetricAlarms } });
  const page = { columns: 60, paint: paintFor(false) };
  const lines = statusRecord.show({ ...record, time: '2026-11-01T12:00:00.000Z' }).flatMap((line) => {
    if (typeof line === 'string') return layOutText({ text: line }, page);
    return 'cells' in line ? layOutLine(line, page) : layOutText(line, page);
  });
  expect(lines).toEqual([
    'Stack at 2026-11-01T12:00:00Z',
    '                 waiting  in flight     oldest',
    'queue                  2          1       30 s',
    'undelivered            2          1          ?',
    'unprocessed            2          1    120 min',
    'last 5 min    11 accepted, 7 processed, 3 failed',
    'pipe          STOPPED: Access was denied.',
    'rule          ENABLED',
    'alarms        1 of 2',
    '              Alarm since 1970-01-01T00:00:00Z',
  ]);
});
