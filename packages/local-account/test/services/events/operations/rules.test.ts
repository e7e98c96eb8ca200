import { Fixture, TARGET_ARN } from '../fixture';
import { call, errorOf, pages } from './call';

let fixture: Fixture;
beforeEach(() => {
  fixture = new Fixture();
});
afterEach(() => {
  fixture.stop();
});

const RULE = { Name: 'r', EventBusName: 'b' };
const DESCRIBED = {
  Name: 'r',
  Arn: 'arn:aws:events:eu-west-1:000000000000:rule/b/r',
  EventPattern: '{"account":["000000000000"]}',
  State: 'ENABLED',
  EventBusName: 'b',
};
const MANAGED = { Name: 'Events-Archive-a', EventBusName: 'b' };

test('DescribeRule and ListRules give a rule as AWS does', async () => {
  fixture.rule('r');

  expect(await call(fixture, 'DescribeRule', RULE)).toEqual({ ...DESCRIBED, CreatedBy: '000000000000' });
  expect(await call(fixture, 'ListRules', { EventBusName: 'b' })).toEqual({ Rules: [DESCRIBED] });
});

test.each(['DescribeRule', 'EnableRule', 'DisableRule'])(
  '%s does not know a rule that is not there',
  async (name) => {
    expect(await errorOf(call(fixture, name, { Name: 'x' }))).toEqual([
      'ResourceNotFoundException',
      'Rule x does not exist on EventBus default.',
    ]);
  },
);

test.each(['DescribeRule', 'DeleteRule'])('%s does not know a bus that is not there', async (name) => {
  expect(await errorOf(call(fixture, name, { Name: 'r', EventBusName: 'x' }))).toEqual([
    'ResourceNotFoundException',
    'Event bus x does not exist.',
  ]);
});

test('a name with other characters is refused, in AWS’s words', async () => {
  expect(await errorOf(call(fixture, 'DescribeRule', { Name: 'a b' }))).toEqual([
    'ValidationException',
    "1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
  ]);
});

test('ListRules gives pages in the order of the names', async () => {
  for (const name of ['r2', 'r1', 'other', 'r3']) fixture.rule(name);

  const listed = await pages(fixture, 'ListRules', { EventBusName: 'b', NamePrefix: 'r', Limit: 2 }, 'Rules');

  expect(listed).toMatchObject([[{ Name: 'r1' }, { Name: 'r2' }], [{ Name: 'r3' }]]);
});

test('a disabled rule gets nothing until it is enabled', async () => {
  fixture.rule('r');

  expect(await call(fixture, 'DisableRule', RULE)).toEqual({});
  expect(await call(fixture, 'DescribeRule', RULE)).toMatchObject({ State: 'DISABLED' });
  await fixture.put();
  expect(fixture.invocations).toHaveLength(0);

  expect(await call(fixture, 'EnableRule', RULE)).toEqual({});
  await fixture.put();
  expect(fixture.invocations).toHaveLength(1);
});

test('ListTargetsByRule lists targets as they were given', async () => {
  fixture.rule('r');

  expect(await call(fixture, 'ListTargetsByRule', { Rule: 'r', EventBusName: 'b' })).toEqual({
    Targets: [{ Id: 't', Arn: TARGET_ARN }],
  });
});

test('ListRuleNamesByTarget finds the rules of a target', async () => {
  for (const name of ['z', 'a']) fixture.rule(name);
  fixture.rule('n', { listed: { Id: 't', Arn: 'arn:other' } });

  const input = { TargetArn: TARGET_ARN, EventBusName: 'b' };

  expect(await call(fixture, 'ListRuleNamesByTarget', input)).toEqual({ RuleNames: ['a', 'z'] });
});

test('PutRule replaces all but the targets', async () => {
  fixture.rule('r').state = 'DISABLED';

  expect(await call(fixture, 'PutRule', { ...RULE, EventPattern: '{"source":["new"]}' })).toEqual({
    RuleArn: DESCRIBED.Arn,
  });

  expect(await call(fixture, 'DescribeRule', RULE)).toMatchObject({
    EventPattern: '{"source":["new"]}',
    State: 'ENABLED',
  });
  await fixture.put({ Source: 'old' });
  await fixture.put({ Source: 'new' });
  expect(fixture.invocations).toHaveLength(1);
});

test('PutRule with a pattern that is none changes nothing', async () => {
  fixture.rule('r');

  const [code, message] = await errorOf(
    call(fixture, 'PutRule', { ...RULE, EventPattern: '{"source":"x"}' }),
  );

  expect(code).toBe('InvalidEventPatternException');
  expect(message).toMatch(/^Event pattern is not valid\. Reason: /);
  expect(await call(fixture, 'DescribeRule', RULE)).toMatchObject(DESCRIBED);
});

test('PutRule takes an empty schedule for none', async () => {
  await call(fixture, 'PutRule', { ...RULE, EventPattern: '{"source":["s"]}', ScheduleExpression: '' });

  expect(await call(fixture, 'DescribeRule', RULE)).toMatchObject({ EventPattern: '{"source":["s"]}' });
  expect(await errorOf(call(fixture, 'PutRule', { ...RULE, ScheduleExpression: '' }))).toEqual([
    'ValidationException',
    'Parameter(s) EventPattern or ScheduleExpression must be specified.',
  ]);
});

test('PutRule takes no role', async () => {
  const RoleArn = 'arn:aws:iam::000000000000:role/r';
  const [code] = await errorOf(
    call(fixture, 'PutRule', { ...RULE, EventPattern: '{"source":["s"]}', RoleArn }),
  );
  expect(code).toBe('ValidationException');
});

test('DeleteRule refuses a rule with targets', async () => {
  fixture.rule('r');

  expect(await errorOf(call(fixture, 'DeleteRule', RULE))).toEqual([
    'ValidationException',
    "Rule can't be deleted since it has targets.",
  ]);
});

test('DeleteRule deletes a rule without targets, and one that is not there', async () => {
  await call(fixture, 'PutRule', { ...RULE, EventPattern: '{"source":["s"]}' });

  expect(await call(fixture, 'DeleteRule', RULE)).toEqual({});
  expect(await call(fixture, 'ListRules', { EventBusName: 'b' })).toEqual({ Rules: [] });
  expect(await call(fixture, 'DeleteRule', RULE)).toEqual({});
});

test('the rule of an archive is listed with its owner and target', async () => {
  fixture.ports.archives.create('a', fixture.bus, { retentionDays: 0, eventPattern: '{ "source": ["s"] }' });

  expect(await call(fixture, 'DescribeRule', MANAGED)).toEqual({
    Name: 'Events-Archive-a',
    Arn: 'arn:aws:events:eu-west-1:000000000000:rule/b/Events-Archive-a',
    EventPattern: '{"replay-name":[{"exists":false}],"source":["s"]}',
    State: 'ENABLED',
    ManagedBy: 'prod.vhs.events.aws.internal',
    EventBusName: 'b',
    CreatedBy: '000000000000',
  });
  expect(
    await call(fixture, 'ListTargetsByRule', { Rule: 'Events-Archive-a', EventBusName: 'b' }),
  ).toMatchObject({
    Targets: [
      {
        Id: 'Events-Archive-a',
        Arn: 'arn:aws:events:eu-west-1:::',
        InputTransformer: { InputPathsMap: {} },
      },
    ],
  });
});

test.each([
  ['EnableRule', ''],
  ['DisableRule', ''],
  ['PutRule', ''],
  ['DeleteRule', " Set 'force' parameter to true to override."],
])('%s does not change the rule of an archive', async (name, hint) => {
  fixture.ports.archives.create('a', fixture.bus, { retentionDays: 0 });

  expect(await errorOf(call(fixture, name, { ...MANAGED, EventPattern: '{"source":["s"]}' }))).toEqual([
    'ManagedRuleException',
    `Events-Archive-a is a managed rule.${hint}`,
  ]);
});

test('TestEventPattern tells whether an event matches', async () => {
  const Event = JSON.stringify({
    id: '1',
    account: '1',
    source: 's',
    time: 't',
    region: 'r',
    'detail-type': 'd',
  });

  expect(await call(fixture, 'TestEventPattern', { EventPattern: '{"source":["s"]}', Event })).toEqual({
    Result: true,
  });
});

test('each change of a rule’s state is in the trace, and nothing that leaves it as it was', async () => {
  fixture.rule('r');

  for (const name of ['EnableRule', 'DisableRule', 'DisableRule', 'EnableRule'])
    await call(fixture, name, RULE);
  await call(fixture, 'PutRule', { ...RULE, EventPattern: '{"source":["s"]}', State: 'DISABLED' });
  await call(fixture, 'PutRule', { Name: 'new', EventBusName: 'b', EventPattern: '{"source":["s"]}' });
  await call(fixture, 'DeleteRule', { Name: 'new', EventBusName: 'b' });

  const changes = fixture.trace.records.filter(({ what }) => what === 'StateChanged');
  expect(changes).toMatchObject([
    { resource: 'r', state: 'DISABLED' },
    { resource: 'r', state: 'ENABLED' },
    { resource: 'r', state: 'DISABLED' },
    { resource: 'new', state: 'DELETED' },
  ]);
});

test('TestEventPattern takes a pattern of 4,096 characters at most', async () => {
  const patternOf = (length: number) => `{"source":["${'s'.repeat(length - '{"source":[""]}'.length)}"]}`;
  const Event = '{"id":"1","account":"1","source":"s","time":"t","region":"r","detail-type":"d"}';
  const probe = (EventPattern: string) => call(fixture, 'TestEventPattern', { EventPattern, Event });

  expect(await probe(patternOf(4096))).toEqual({ Result: false });
  const [code, message] = await errorOf(probe(patternOf(4097)));
  expect(code).toBe('ValidationException');
  expect(message).toContain(
    "at 'eventPattern' failed to satisfy constraint: Member must have length less than or equal to 4096",
  );
});
