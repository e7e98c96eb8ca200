import { registryOf } from '../../../src/engine/registry';
import { AwsError } from '../../../src/errors/aws-error';
import { createLive, type LiveResourceUnderTest } from '../../create-live';
import { Fixture, TARGET_ARN } from './fixture';
import { call, errorOf } from './operations/call';

const QUEUE_ARN = 'arn:aws:sqs:eu-west-1:000000000000:q';
const RoleArn = 'arn:aws:iam::000000000000:role/starter';
const WORKFLOW = { Id: 'workflow', Arn: TARGET_ARN, RoleArn };
const QUEUE = { Id: 'queue', Arn: QUEUE_ARN };
const BEFORE = {
  Name: 'r',
  EventBusName: 'b',
  Description: 'before',
  EventPattern: { source: ['s'] },
  Tags: [{ Key: 'team', Value: 'a' }],
  Targets: [WORKFLOW],
};
const RULE = { Name: 'r', EventBusName: 'b' };

let fixture: Fixture;
beforeEach(() => {
  fixture = new Fixture();
  fixture.role('starter', ['states:StartExecution'], 'events.amazonaws.com');
  fixture.access.setResourcePolicy(QUEUE_ARN, 'policy', {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: '*',
    },
  });
});
afterEach(() => {
  fixture.stop();
});

const createRule = (properties: object = BEFORE): Promise<LiveResourceUnderTest> =>
  createLive({ registry: registryOf([fixture.service]) }, 'AWS::Events::Rule', properties);

/** What an operator sees of the rule. */
async function describe(): Promise<unknown[]> {
  const { Arn: ResourceARN, ...rule } = await call(fixture, 'DescribeRule', RULE);
  const { Targets } = await call(fixture, 'ListTargetsByRule', { Rule: 'r', EventBusName: 'b' });
  const { Tags } = await call(fixture, 'ListTagsForResource', { ResourceARN });
  return [rule, Targets, Tags];
}

const AFTER = {
  Name: 'r',
  EventBusName: 'b',
  EventPattern: { source: ['other'] },
  State: 'DISABLED',
  Tags: [{ Key: 'cost', Value: 'b' }],
  Targets: [QUEUE],
};

test('takes on another pattern, state, targets and tags, and back', async () => {
  const { update } = await createRule();
  const before = await describe();

  await update(AFTER);

  const { Description: _, ...rule } = before[0] as Record<string, unknown>;
  expect(await describe()).toEqual([
    { ...rule, EventPattern: '{"source":["other"]}', State: 'DISABLED' },
    [QUEUE],
    AFTER.Tags,
  ]);

  await update(BEFORE);

  expect(await describe()).toEqual(before);
});

test('what clients have added stays', async () => {
  const { update } = await createRule();
  const added = { Id: 'added', Arn: QUEUE_ARN };
  await call(fixture, 'PutTargets', { Rule: 'r', EventBusName: 'b', Targets: [added] });
  const ResourceARN = 'arn:aws:events:eu-west-1:000000000000:rule/b/r';
  await call(fixture, 'TagResource', { ResourceARN, Tags: [{ Key: 'by', Value: 'client' }] });

  await update(AFTER);

  expect((await describe()).slice(1)).toEqual([
    [added, QUEUE],
    [...AFTER.Tags, { Key: 'by', Value: 'client' }],
  ]);
});

test.each<[string, object, string]>([
  [
    'a role that EventBridge cannot take on',
    { Targets: [{ ...WORKFLOW, RoleArn: `${RoleArn}x` }] },
    'cannot be assumed',
  ],
  ['neither a pattern nor a schedule', { EventPattern: undefined }, 'must be specified'],
  [
    'a schedule on another bus than the default',
    { ScheduleExpression: 'rate(1 minute)' },
    'only on the default event bus',
  ],
  ['a tag that AWS keeps to itself', { Tags: [{ Key: 'aws:x', Value: '' }] }, 'must not begin with aws:'],
])('refuses %s, and changes nothing', async (_, changed, message) => {
  const { update } = await createRule();
  const before = await describe();

  await expect(update({ ...AFTER, ...changed })).rejects.toThrow(message);

  expect(await describe()).toEqual(before);
});

test.each<[string, (rule: LiveResourceUnderTest) => Promise<unknown>]>([
  ['changed', (rule) => rule.update({ ...BEFORE, Targets: [QUEUE] })],
  ['deleted', (rule) => rule.delete()],
])(
  'an event that waits for another try when its rule is %s goes to the target that it was matched with',
  async (_, change) => {
    const rule = await createRule();
    fixture.failures = [new AwsError('InternalServerException', '', 500)];
    await fixture.put();
    await fixture.settle();
    expect(fixture.invocations).toHaveLength(1);

    await change(rule);
    await fixture.clock.advance(1_000);

    expect(fixture.invocations).toHaveLength(2);
    expect(fixture.ports.underWay()).toBe(0);
  },
);

test.each<[string, boolean, object[], string[]]>([
  ['goes to its target in the next run', true, [expect.anything()], []],
  [
    'whose role is gone, too, is left for a run that has both',
    false,
    [],
    ['events for a target of rule r: 1'],
  ],
])('an event that waits for another try, and whose rule is gone, %s', async (_, hasRole, invoked, left) => {
  const rule = await createRule();
  fixture.failures = [new AwsError('InternalServerException', '', 500)];
  await fixture.put();
  await fixture.settle();
  await rule.delete();
  fixture.stop();

  fixture = new Fixture({ store: fixture.store });
  if (hasRole) fixture.role('starter', ['states:StartExecution'], 'events.amazonaws.com');
  await fixture.ports.restore();
  expect(fixture.ports.resume()).toEqual(left);
  await fixture.clock.advance(1_000);

  expect(fixture.invocations).toEqual(invoked);
  expect(fixture.ports.underWay()).toBe(0);
});

test('an event that comes after the change goes to the new target alone', async () => {
  const { update } = await createRule();
  await update({ ...BEFORE, Targets: [QUEUE] });

  await fixture.put();
  await fixture.settle();

  expect(fixture.invocations).toEqual([]);
  expect(fixture.sent).toMatchObject([{ queueArn: QUEUE_ARN }]);
});

test('is deleted with its targets and its schedule', async () => {
  const scheduled = { Name: 'r', ScheduleExpression: 'rate(1 minute)', Targets: [QUEUE] };
  const rule = await createRule(scheduled);
  await fixture.clock.advance(60_000);
  expect(fixture.sent).toHaveLength(1);

  await rule.delete();
  await fixture.clock.advance(600_000);

  expect(fixture.sent).toHaveLength(1);
  expect(await errorOf(call(fixture, 'DescribeRule', { Name: 'r' }))).toEqual([
    'ResourceNotFoundException',
    'Rule r does not exist on EventBus default.',
  ]);
});

test('keeps to the moments of a schedule that stays the same, with its new targets', async () => {
  const scheduled = { Name: 'r', ScheduleExpression: 'rate(2 minutes)', Targets: [WORKFLOW] };
  const { update } = await createRule(scheduled);
  await fixture.clock.advance(90_000);

  await update({ ...scheduled, Targets: [QUEUE] });
  await fixture.clock.advance(30_000);

  expect(fixture.invocations).toEqual([]);
  expect(fixture.sent).toHaveLength(1);
});

test('begins anew with another schedule', async () => {
  const scheduled = { Name: 'r', ScheduleExpression: 'rate(2 minutes)', Targets: [QUEUE] };
  const { update } = await createRule(scheduled);
  await fixture.clock.advance(90_000);

  await update({ ...scheduled, ScheduleExpression: 'rate(1 minute)' });
  await fixture.clock.advance(59_000);
  expect(fixture.sent).toEqual([]);
  await fixture.clock.advance(1_000);

  expect(fixture.sent).toHaveLength(1);
});

test('a name that a rule of the bus has already is refused, and that rule stays as it is', async () => {
  await createRule();
  const before = await describe();

  await expect(createRule(AFTER)).rejects.toThrow(
    "Resource of type 'AWS::Events::Rule' with identifier 'b|r' already exists.",
  );

  expect(await describe()).toEqual(before);
});
