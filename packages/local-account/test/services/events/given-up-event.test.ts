import { ManualClock } from '../../../src/clock/manual-clock';
import { AwsError } from '../../../src/errors/aws-error';
import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { trustedBy } from '../../resources/refuse';
import { callJson } from '../call-account';
import { queuePolicy } from './queue-policy';

const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/bus/rule';
const TARGET_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:busy';
const QUEUE_ARN = { 'Fn::GetAtt': ['DeadLetters', 'Arn'] };

const TEMPLATE = {
  Resources: {
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } },
    DeadLetters: { Type: 'AWS::SQS::Queue' },
    Role: trustedBy('events.amazonaws.com'),
    Policy: queuePolicy('DeadLetters', RULE_ARN),
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'rule',
        EventBusName: { Ref: 'Bus' },
        EventPattern: { source: ['s'] },
        Targets: [
          {
            Id: 'busy',
            Arn: TARGET_ARN,
            RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
            DeadLetterConfig: { Arn: QUEUE_ARN },
          },
        ],
      },
    },
  },
  Outputs: { QueueUrl: { Value: { Ref: 'DeadLetters' } } },
};

const DAY_MS = 86_400_000;

let account: LocalAccount;
let clock: ManualClock;
let attempts: number[];

beforeEach(() => {
  clock = new ManualClock();
  attempts = [];
  account = accountUnderTest({
    clock,
    intercept: (call, proceed) => {
      if (call.operation !== 'StartExecution') return proceed(call.input);
      attempts.push(clock.now());
      throw new AwsError('ThrottlingException', 'Rate exceeded');
    },
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await account[Symbol.asyncDispose]();
});

const Entries = [{ EventBusName: 'bus', Source: 's', DetailType: 't', Detail: '{"a": 1.0}' }];

test.each([
  // Half of the longest wait each time: the attempts are used up before the day is over.
  ['MaximumRetryAttempts', 0.5, 186, '185'],
  // The longest wait each time: the day is over before the attempts are used up.
  ['MaximumEventAgeInSeconds', 1, 154, '153'],
])(
  'by default an event is given up by %s, in the dead-letter queue',
  async (condition, jitter, tries, retries) => {
    jest.spyOn(Math, 'random').mockReturnValue(jitter);
    const { outputs } = await deployTemplate(account, TEMPLATE);
    const {
      Entries: [result],
    } = (await callJson(account, 'events', 'AWSEvents.PutEvents', { Entries })) as {
      Entries: [{ EventId: string }];
    };

    await clock.advance(DAY_MS);

    expect(attempts).toHaveLength(tries);
    const { Messages } = await callJson(account, 'sqs', 'AmazonSQS.ReceiveMessage', {
      QueueUrl: outputs[0]?.value,
      MessageAttributeNames: ['All'],
      MaxNumberOfMessages: 10,
    });
    const text = (StringValue: unknown) => ({ DataType: 'String', StringValue });
    expect(Messages).toMatchObject([
      {
        Body: expect.stringContaining(`"id":"${result.EventId}"`) as string,
        MessageAttributes: {
          RULE_ARN: text(RULE_ARN),
          TARGET_ARN: text(TARGET_ARN),
          ERROR_CODE: text('THROTTLING'),
          ERROR_MESSAGE: text(expect.stringMatching(/^Rate exceeded \(Service: AWSStepFunctions; /)),
          EXHAUSTED_RETRY_CONDITION: text(condition),
          RETRY_ATTEMPTS: text(retries),
        },
      },
    ]);
  },
);

test('the last attempt is no later than 24 hours after the first', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(1);
  await deployTemplate(account, TEMPLATE);
  await callJson(account, 'events', 'AWSEvents.PutEvents', { Entries });

  await clock.advance(10 * DAY_MS);

  expect(attempts.at(-1)! - attempts[0]!).toBe(DAY_MS);
});
