import { attributesOf, DEAD_LETTER_QUEUE_ARN, Fixture } from './fixture';
import { call } from './operations/call';

const OTHER_ARN = 'arn:aws:events:eu-west-1:000000000000:event-bus/other';
const RULE_ARN = 'arn:aws:events:eu-west-1:000000000000:rule/b/on';

let fixture: Fixture;
beforeEach(async () => {
  fixture = new Fixture();
  fixture.ports.buses.create({ name: 'other' });
  fixture.role('forwarder', ['events:PutEvents'], 'events.amazonaws.com');
  fixture.role('stranger', [], 'events.amazonaws.com');
  await call(fixture, 'PutRule', { Name: 'on', EventBusName: 'b', EventPattern: '{"source":["s"]}' });
});
afterEach(() => {
  fixture.stop();
});

const roleArn = (name: string) => `arn:aws:iam::000000000000:role/${name}`;

async function forwardTo(Arn: string, more: object = {}): Promise<void> {
  await call(fixture, 'PutTargets', {
    Rule: 'on',
    EventBusName: 'b',
    Targets: [
      {
        Id: 'bus',
        Arn,
        RoleArn: roleArn('forwarder'),
        DeadLetterConfig: { Arn: DEAD_LETTER_QUEUE_ARN },
        ...more,
      },
    ],
  });
  fixture.allowDeadLettersOf(RULE_ARN);
}

function recorded(what: string) {
  return fixture.trace.records.filter((record) => record.what === what);
}

test('an event goes on to the other bus with its id, and its transaction', async () => {
  await forwardTo(OTHER_ARN);
  fixture.ports.archives.create('there', fixture.ports.buses.bus('other'), { retentionDays: 0 });

  const { EventId } = await fixture.put({ Detail: '{"a": 1.0}', transaction: { id: 'x' } });
  await fixture.settle();

  expect(recorded('EventPut')).toMatchObject([
    { resource: 'b', eventId: EventId, transaction: { id: 'x' } },
    { resource: 'other', eventId: EventId, transaction: { id: 'x' } },
  ]);
  expect(recorded('EventArchived')).toHaveLength(1);
});

test.each([
  ['a role without the right', OTHER_ARN, { RoleArn: roleArn('stranger') }, 'NO_PERMISSIONS'],
  ['no role, and no policy of the bus', OTHER_ARN, { RoleArn: undefined }, 'NO_PERMISSIONS'],
  ['a bus that does not exist', 'arn:aws:events:eu-west-1:000000000000:event-bus/none', {}, 'NO_RESOURCE'],
])('%s sends the event to the dead-letter queue at once', async (_, arn, more, code) => {
  await forwardTo(arn, more);

  await fixture.put();
  await fixture.settle();

  expect(fixture.deadLetters.map((letter) => attributesOf(letter).ERROR_CODE)).toEqual([code]);
});

test('without a role, the policy of the bus lets EventBridge in', async () => {
  await forwardTo(OTHER_ARN, { RoleArn: undefined });
  fixture.ports.buses.putStatement('other', {
    Sid: 'a',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'events:PutEvents',
    Resource: OTHER_ARN,
    Condition: { ArnEquals: { 'aws:SourceArn': RULE_ARN } },
  });

  await fixture.put();
  await fixture.settle();

  expect(recorded('EventPut').map(({ resource }) => resource)).toEqual(['b', 'other']);
});

test('an event goes on once: in a loop it ends in the dead-letter queue', async () => {
  await forwardTo(OTHER_ARN);
  await call(fixture, 'PutRule', { Name: 'back', EventBusName: 'other', EventPattern: '{"source":["s"]}' });
  await call(fixture, 'PutTargets', {
    Rule: 'back',
    EventBusName: 'other',
    Targets: [
      {
        Id: 'bus',
        Arn: fixture.bus.arn,
        RoleArn: roleArn('forwarder'),
        DeadLetterConfig: { Arn: DEAD_LETTER_QUEUE_ARN },
      },
    ],
  });
  fixture.allowDeadLettersOf('arn:aws:events:eu-west-1:000000000000:rule/other/back');

  const { EventId } = await fixture.put();
  await fixture.settle();

  expect(recorded('EventPut')).toHaveLength(2);
  expect(fixture.deadLetters).toHaveLength(1);
  expect(attributesOf(fixture.deadLetters[0]!)).toMatchObject({
    ERROR_CODE: 'THIRD_ACCOUNT_HOP_DETECTED',
    ERROR_MESSAGE: `Event ingestion rejected for event ${EventId} because an event can be sent to an event bus target only once. This event was previously delivered to an event bus target.`,
  });
});
