import { AccessDenied } from '../../../src/access/access-denied';
import { AwsError } from '../../../src/errors/aws-error';
import type { TraceRecord } from '../../../src/trace/trace-record';
import { attributesOf, DEAD_LETTER_QUEUE_ARN, Fixture, TARGET_ARN } from './fixture';

let fixture: Fixture;
beforeEach(() => {
  // The longest wait each time.
  jest.spyOn(Math, 'random').mockReturnValue(1);
  fixture = new Fixture();
});
afterEach(() => {
  fixture.stop();
  jest.restoreAllMocks();
});

const RULE_ARN = 'arn:aws:events:eu-west-1:000000000000:rule/b/r';

const unavailable = new AwsError('ServiceUnavailable', 'Not now.', 503);
const throttled = new AwsError('ThrottlingException', 'Rate exceeded', 400);

function recorded<W extends TraceRecord['what']>(what: W) {
  return fixture.trace.records.filter((record) => record.what === what);
}

test('a target that fails is tried again, after waits that double', async () => {
  fixture.rule('r');
  fixture.failures = [unavailable, throttled, unavailable];

  await fixture.put();
  await fixture.settle();
  expect(fixture.invocations).toHaveLength(1);
  await fixture.clock.advance(1_000);
  expect(fixture.invocations).toHaveLength(2);
  await fixture.clock.advance(1_999);
  expect(fixture.invocations).toHaveLength(2);
  await fixture.clock.advance(1);
  expect(fixture.invocations).toHaveLength(3);
  await fixture.clock.advance(4_000);

  expect(fixture.invocations).toHaveLength(4);
  expect(recorded('TargetFailed')).toEqual([
    expect.objectContaining({ code: 'ERROR_FROM_TARGET', retryInMs: 1_000 }),
    expect.objectContaining({ code: 'THROTTLING', retryInMs: 2_000 }),
    expect.objectContaining({ code: 'ERROR_FROM_TARGET', retryInMs: 4_000 }),
  ]);
  expect(new Set(fixture.invocations.map(({ input }) => input)).size).toBe(1);
});

test('waits are jittered', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(0.25);
  fixture.rule('r');
  fixture.failures = [unavailable];

  await fixture.put();
  await fixture.clock.advance(250);

  expect(fixture.invocations).toHaveLength(2);
});

test('after the last attempt the event is in the dead-letter queue, with AWS’s attributes', async () => {
  fixture.allowDeadLettersOf(RULE_ARN);
  fixture.rule('r', {
    deadLetterQueueArn: DEAD_LETTER_QUEUE_ARN,
    retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeSeconds: 86_400 },
  });
  fixture.failures = [unavailable, unavailable, unavailable];

  const { EventId } = await fixture.put({ Detail: '{"a": 1.0}' });
  await fixture.clock.advance(3_000);

  const [letter] = fixture.deadLetters;
  expect(letter?.MessageBody).toBe(fixture.invocations[0]?.input);
  expect(JSON.parse(letter?.MessageBody ?? '')).toMatchObject({ id: EventId });
  expect(attributesOf(letter!)).toEqual({
    RULE_ARN,
    TARGET_ARN,
    ERROR_CODE: 'ERROR_FROM_TARGET',
    ERROR_MESSAGE: expect.stringMatching(
      /^Not now\. \(Service: AWSStepFunctions; Status Code: 503; Error Code: ServiceUnavailable; Request ID: [-0-9a-f]{36}; Proxy: null\)$/,
    ) as string,
    EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
    RETRY_ATTEMPTS: '2',
  });
  expect(recorded('DeadLetterSent')).toHaveLength(1);
});

test('an event is given up at its greatest age, and not tried after it', async () => {
  fixture.allowDeadLettersOf(RULE_ARN);
  fixture.rule('r', {
    deadLetterQueueArn: DEAD_LETTER_QUEUE_ARN,
    retryPolicy: { maximumRetryAttempts: 185, maximumEventAgeSeconds: 60 },
  });
  fixture.failures = Array<AwsError>(50).fill(unavailable);

  await fixture.put();
  await fixture.clock.advance(60_000);

  // Waits of 1, 2, 4, 8 and 16 s, and the rest of the minute.
  expect(fixture.invocations).toHaveLength(7);
  const [letter] = fixture.deadLetters;
  expect(attributesOf(letter!)).toMatchObject({
    EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds',
    RETRY_ATTEMPTS: '6',
  });
});

test('by default an event is given up after 24 hours, and no wait is longer than ten minutes', async () => {
  fixture.rule('r');
  fixture.failures = Array<AwsError>(300).fill(unavailable);

  await fixture.put();
  await fixture.clock.advance(86_400_000 - 1);
  expect(recorded('DeadLetterLost')).toEqual([]);
  await fixture.clock.advance(1);

  const waits = recorded('TargetFailed').flatMap((record) =>
    record.what === 'TargetFailed' && record.retryInMs !== undefined ? [record.retryInMs] : [],
  );
  expect(Math.max(...waits)).toBe(600_000);
  expect(recorded('DeadLetterLost')).toEqual([
    expect.objectContaining({ message: 'The target has no dead-letter queue.' }),
  ]);
});

test('by default an event is tried 186 times at most', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(0.5);
  fixture.rule('r');
  fixture.failures = Array<AwsError>(300).fill(unavailable);

  await fixture.put();
  await fixture.clock.advance(86_400_000);

  expect(fixture.invocations).toHaveLength(186);
});

test.each([
  [
    'a permission that is missing',
    new AccessDenied('states:StartExecution', TARGET_ARN, 'User … is not authorized'),
    'NO_PERMISSIONS',
  ],
  [
    'a target that does not exist',
    new AwsError('StateMachineDoesNotExist', 'State Machine Does Not Exist'),
    'NO_RESOURCE',
  ],
  [
    'a role that cannot be taken on',
    new AccessDenied('sts:AssumeRole', 'arn:aws:iam::000000000000:role/r', 'no'),
    'FAILED_TO_ASSUME_ROLE',
  ],
  ['input that the target refuses', new AwsError('ValidationException', 'too long'), 'INVALID_PARAMETER'],
])('%s sends the event to the dead-letter queue at once', async (_, failure, code) => {
  fixture.allowDeadLettersOf(RULE_ARN);
  fixture.rule('r', { deadLetterQueueArn: DEAD_LETTER_QUEUE_ARN });
  fixture.failures = [failure];

  await fixture.put();
  await fixture.settle();

  const [letter] = fixture.deadLetters;
  expect(attributesOf(letter!)).toEqual({
    RULE_ARN,
    TARGET_ARN,
    ERROR_CODE: code,
    ERROR_MESSAGE: expect.stringContaining(failure.message) as string,
  });
  await fixture.clock.advance(86_400_000);
  expect(fixture.invocations).toHaveLength(1);
});

test('the policy of the dead-letter queue has to allow the rule', async () => {
  fixture.allowDeadLettersOf('arn:aws:events:eu-west-1:000000000000:rule/b/other');
  fixture.rule('r', { deadLetterQueueArn: DEAD_LETTER_QUEUE_ARN });
  fixture.failures = [new AwsError('StateMachineDoesNotExist', 'gone')];

  await fixture.put();
  await fixture.settle();

  expect(fixture.deadLetters).toEqual([]);
  expect(recorded('DeadLetterLost')).toEqual([
    expect.objectContaining({
      code: 'NO_RESOURCE',
      message: expect.stringContaining(
        'is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:000000000000:dead',
      ) as string,
    }),
  ]);
});

test('a target without a role is called as EventBridge, for the rule', async () => {
  fixture.rule('r');

  await fixture.put();
  await fixture.settle();

  expect(fixture.invocations[0]?.call.caller).toEqual({
    principal: { type: 'service', service: 'events.amazonaws.com' },
    sourceArn: RULE_ARN,
  });
});

test('a stop ends the waits', async () => {
  fixture.rule('r');
  fixture.failures = [unavailable];
  await fixture.put();
  await fixture.settle();

  fixture.stop();
  await fixture.clock.advance(86_400_000);

  expect(fixture.invocations).toHaveLength(1);
});

test('a failure that comes in after the stop starts no new wait', async () => {
  fixture.rule('r');
  fixture.failures = [unavailable];
  await fixture.put();

  fixture.stop();
  await fixture.clock.advance(86_400_000);

  expect(fixture.invocations).toHaveLength(1);
  expect(fixture.clock.nextDueAt).toBeUndefined();
});

describe('the room of an event', () => {
  const { underWay } = new Fixture().capacity.room.limits;
  const isFree = () => {
    const { room } = fixture.capacity;
    using all = room.admit(underWay);
    return all !== undefined && room.keptBytes === 0;
  };

  test('is held while the event is tried again, and goes with its dead letter', async () => {
    fixture.allowDeadLettersOf(RULE_ARN);
    fixture.rule('r', {
      deadLetterQueueArn: DEAD_LETTER_QUEUE_ARN,
      retryPolicy: { maximumRetryAttempts: 1, maximumEventAgeSeconds: 60 },
    });
    fixture.failures = [unavailable, unavailable];
    await fixture.put();
    await fixture.settle();
    expect(isFree()).toBe(false);
    await fixture.clock.advance(60_000);
    expect(fixture.deadLetters).toHaveLength(1);
    expect(isFree()).toBe(true);
  });

  test('is given up when the target has taken the event', async () => {
    fixture.rule('r');
    await fixture.put();
    await fixture.settle();
    expect(fixture.invocations).toHaveLength(1);
    expect(isFree()).toBe(true);
  });

  test('is given up when nothing matches', async () => {
    await fixture.put();
    expect(isFree()).toBe(true);
  });
});

test('an event that does not fit is refused, and nothing of it is kept', async () => {
  const archive = fixture.ports.archives.create('a', fixture.bus, { retentionDays: 7 });
  fixture.capacity.room.enter(fixture.capacity.room.limits.underWay);
  await expect(
    fixture.putAll([{ EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{}' }]),
  ).resolves.toEqual({
    FailedEntryCount: 1,
    Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' }],
  });
  expect(await archive.contents()).toMatchObject({ count: 0 });
});
