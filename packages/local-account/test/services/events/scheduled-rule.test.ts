import { Fixture, NOW } from './fixture';
import { call, errorOf } from './operations/call';
import { queuePolicyDocument } from './queue-policy';

const QUEUE_ARN = 'arn:aws:sqs:eu-west-1:000000000000:q';
const RULE_ARN = 'arn:aws:events:eu-west-1:000000000000:rule/r';

let fixture: Fixture;
beforeEach(() => {
  fixture = new Fixture();
  fixture.access.setResourcePolicy(QUEUE_ARN, 'policy', queuePolicyDocument(QUEUE_ARN, RULE_ARN));
});
afterEach(() => {
  fixture.stop();
});

async function putRule(more: object): Promise<void> {
  await call(fixture, 'PutRule', { Name: 'r', ...more });
  await call(fixture, 'PutTargets', { Rule: 'r', Targets: [{ Id: 'q', Arn: QUEUE_ARN }] });
}

const times = (): unknown[] =>
  fixture.sent.map(({ MessageBody }) => (JSON.parse(MessageBody) as { time: unknown }).time);

test('a rule gets its own event at each moment, as AWS sends it', async () => {
  await putRule({ ScheduleExpression: 'rate(1 minute)' });

  await fixture.clock.advance(120_000);

  expect(fixture.sent.map(({ MessageBody }) => JSON.parse(MessageBody) as unknown)).toEqual(
    ['2026-01-02T03:05:05Z', '2026-01-02T03:06:05Z'].map((time) => ({
      version: '0',
      id: expect.any(String) as string,
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '000000000000',
      time,
      region: 'eu-west-1',
      resources: [RULE_ARN],
      detail: {},
    })),
  );
  expect(fixture.trace.records.filter(({ what }) => what === 'ScheduleFired')).toHaveLength(2);
});

test('a cron expression goes by the minutes of the date', async () => {
  await putRule({ ScheduleExpression: 'cron(0/30 * * * ? *)' });

  await fixture.clock.advance(3_600_000);

  expect(times()).toEqual(['2026-01-02T03:30:00Z', '2026-01-02T04:00:00Z']);
});

test('it does so after months, too', async () => {
  await putRule({ ScheduleExpression: 'cron(0 0 1 3 ? *)' });

  await fixture.clock.advance(Date.parse('2026-03-01T00:00:00Z') - NOW);

  expect(times()).toEqual(['2026-03-01T00:00:00Z']);
});

test('what is put on the bus does not come to a rule without a pattern', async () => {
  await putRule({ ScheduleExpression: 'rate(10 minutes)' });

  await fixture.put({ EventBusName: 'default' });
  await fixture.settle();

  expect(fixture.sent).toEqual([]);
});

test('a rule may have both, and no other rule gets its event', async () => {
  await putRule({ ScheduleExpression: 'rate(1 minute)', EventPattern: '{"source":["s"]}' });
  await call(fixture, 'PutRule', { Name: 'other', EventPattern: '{"source":["aws.events","s"]}' });

  await fixture.put({ EventBusName: 'default' });
  await fixture.clock.advance(60_000);

  expect(fixture.sent).toHaveLength(2);
  const matched = fixture.trace.records.filter(({ what }) => what === 'RuleMatched');
  expect(matched.map(({ resource }) => resource)).toEqual(['r', 'other']);
});

test('a rule that is switched off is silent, and begins anew when it is switched on', async () => {
  await putRule({ ScheduleExpression: 'rate(1 minute)', State: 'DISABLED' });
  await fixture.clock.advance(90_000);
  await call(fixture, 'EnableRule', { Name: 'r' });
  await fixture.clock.advance(60_000);
  await call(fixture, 'DisableRule', { Name: 'r' });
  await fixture.clock.advance(300_000);

  expect(times()).toEqual(['2026-01-02T03:06:35Z']);
});

test('a rule that is put again has its new schedule alone, and one that is deleted has none', async () => {
  await putRule({ ScheduleExpression: 'rate(1 minute)' });
  await putRule({ ScheduleExpression: 'rate(5 minutes)' });
  await fixture.clock.advance(300_000);
  await call(fixture, 'RemoveTargets', { Rule: 'r', Ids: ['q'] });
  await call(fixture, 'DeleteRule', { Name: 'r' });

  expect(times()).toEqual(['2026-01-02T03:09:05Z']);
  expect(fixture.clock.nextDueAt).toBeUndefined();
});

test('it is listed and described', async () => {
  await putRule({ ScheduleExpression: 'rate(1 minute)' });

  const rule = {
    Name: 'r',
    Arn: RULE_ARN,
    EventBusName: 'default',
    ScheduleExpression: 'rate(1 minute)',
    State: 'ENABLED',
  };
  expect(await call(fixture, 'ListRules')).toEqual({ Rules: [rule] });
  expect(await call(fixture, 'DescribeRule', { Name: 'r' })).toEqual({ ...rule, CreatedBy: '000000000000' });
});

test.each([
  [{ ScheduleExpression: 'rate(1 minutes)' }, 'Parameter ScheduleExpression is not valid.'],
  [
    { EventBusName: 'b', ScheduleExpression: 'rate(1 minute)' },
    'ScheduleExpression is supported only on the default event bus.',
  ],
  [{}, 'Parameter(s) EventPattern or ScheduleExpression must be specified.'],
])('PutRule refuses %j', async (more, message) => {
  expect(await errorOf(call(fixture, 'PutRule', { Name: 'r', ...more }))).toEqual([
    'ValidationException',
    message,
  ]);
});
