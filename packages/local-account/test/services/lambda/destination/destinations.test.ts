import { InvokeCommand } from '@aws-sdk/client-lambda';
import { ManualClock } from '../../../../src/clock/manual-clock';
import { callJson } from '../../call-account';
import { lambdaFunction } from '../function-stack';
import { alarmIn } from '../local-lambda';
import { ARN, ServedFunctions } from '../served-functions';

/** Fails, if the event says so. */
const CODE = `exports.handler = async (event) => {
  if (event.fail) throw new TypeError('intended');
  return { text: 'done', number: 1 };
};`;

const QUEUE_URL = 'http://127.0.0.1:4566/000000000000/results';
const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'results' } };
const queueArn = { 'Fn::GetAtt': ['Queue', 'Arn'] };

const config = (properties: object) => ({
  Type: 'AWS::Lambda::EventInvokeConfig',
  DependsOn: 'Role',
  Properties: { FunctionName: { Ref: 'Function' }, Qualifier: '$LATEST', ...properties },
});

let served: ServedFunctions | undefined;
afterEach(async () => {
  await served?.[Symbol.asyncDispose]();
  served = undefined;
});

async function start(resources: object, actions: string[] = ['sqs:SendMessage'], clock = new ManualClock()) {
  served = await ServedFunctions.start(CODE, { Queue: queue, ...resources }, { actions, clock });
  return { clock, trace: served.account.trace };
}

async function invokeLater(event: object, FunctionName = 'F'): Promise<string> {
  const { $metadata } = await served!.client.send(
    new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: JSON.stringify(event) }),
  );
  return $metadata.requestId!;
}

/** The first message of the queue. */
async function message() {
  const { Messages } = (await callJson(served!.account, 'sqs', 'AmazonSQS.ReceiveMessage', {
    QueueUrl: QUEUE_URL,
    MessageAttributeNames: ['All'],
  })) as {
    Messages?: {
      Body: string;
      MessageAttributes?: Record<string, { StringValue: string; DataType: string }>;
    }[];
  };
  return Messages![0]!;
}

/** The form is recorded on AWS. */
test('a success is told to its destination', async () => {
  const { trace } = await start({
    Config: config({ DestinationConfig: { OnSuccess: { Destination: queueArn } } }),
  });
  const requestId = await invokeLater({ n: 1.5 });
  await trace.waitFor('the record', ({ what }) => what === 'ResultSent');
  expect(JSON.parse((await message()).Body)).toEqual({
    version: '1.0',
    timestamp: '2026-01-01T00:00:00.000Z',
    requestContext: {
      requestId,
      functionArn: `${ARN}:$LATEST`,
      condition: 'Success',
      approximateInvokeCount: 1,
    },
    requestPayload: { n: 1.5 },
    responseContext: { statusCode: 200, executedVersion: '$LATEST' },
    responsePayload: { text: 'done', number: 1 },
  });
});

test('a failure is told after all attempts, with the last error', async () => {
  const { clock, trace } = await start({
    Config: config({
      DestinationConfig: { OnFailure: { Destination: queueArn }, OnSuccess: { Destination: queueArn } },
      MaximumRetryAttempts: 1,
    }),
  });
  await invokeLater({ fail: true });
  await alarmIn(60_000, clock);
  await clock.advance(60_000);
  await trace.waitFor('the record', ({ what }) => what === 'ResultSent');
  expect(JSON.parse((await message()).Body)).toMatchObject({
    requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
    requestPayload: { fail: true },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: 'TypeError', errorMessage: 'intended' },
  });
});

test('a failed event goes to the dead-letter queue as it came, with the reasons as attributes', async () => {
  const { trace } = await start({
    Function: lambdaFunction({ DeadLetterConfig: { TargetArn: queueArn } }),
    Config: config({ MaximumRetryAttempts: 0 }),
  });
  const requestId = await invokeLater({ fail: true });
  await trace.waitFor('the letter', ({ what }) => what === 'ResultSent');
  await expect(message()).resolves.toMatchObject({
    Body: '{"fail":true}',
    MessageAttributes: {
      ErrorCode: { DataType: 'Number', StringValue: '200' },
      ErrorMessage: { DataType: 'String', StringValue: 'intended' },
      RequestID: { DataType: 'String', StringValue: requestId },
    },
  });
});

test('a topic can be a destination, and get dead letters', async () => {
  const { trace } = await start(
    {
      Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'results' } },
      Function: lambdaFunction({ DeadLetterConfig: { TargetArn: { Ref: 'Topic' } } }),
      Config: config({
        DestinationConfig: { OnSuccess: { Destination: { Ref: 'Topic' } } },
        MaximumRetryAttempts: 0,
      }),
    },
    ['sns:Publish'],
  );
  await invokeLater({ fail: true });
  await invokeLater({ n: 1 });
  for (const condition of ['RetriesExhausted', 'Success']) {
    await expect(
      trace.waitFor(condition, (record) => record.what === 'ResultSent' && record.condition === condition),
    ).resolves.toMatchObject({ destination: 'arn:aws:sns:us-east-1:000000000000:results' });
  }
});

test('a bus and another function can be destinations, too', async () => {
  const { trace } = await start(
    {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'results' } },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventBusName: { Ref: 'Bus' },
          EventPattern: { 'detail-type': ['Lambda Function Invocation Result - Success'] },
          Targets: [{ Id: 'queue', Arn: queueArn }],
        },
      },
      QueuePolicy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [{ Ref: 'Queue' }],
          PolicyDocument: {
            Statement: {
              Effect: 'Allow',
              Action: 'sqs:SendMessage',
              Resource: '*',
              Principal: { Service: 'events.amazonaws.com' },
            },
          },
        },
      },
      Next: lambdaFunction({ FunctionName: 'Next' }),
      Config: config({
        DestinationConfig: { OnSuccess: { Destination: { 'Fn::GetAtt': ['Next', 'Arn'] } } },
      }),
      NextConfig: config({
        FunctionName: { Ref: 'Next' },
        DestinationConfig: { OnSuccess: { Destination: { 'Fn::GetAtt': ['Bus', 'Arn'] } } },
      }),
    },
    ['lambda:InvokeFunction', 'events:PutEvents'],
  );
  await invokeLater({ n: 1 });
  await trace.waitFor('the message', ({ what }) => what === 'MessageSent');
  expect(JSON.parse((await message()).Body)).toMatchObject({
    source: 'lambda',
    resources: [
      'arn:aws:events:us-east-1:000000000000:event-bus/results',
      `${ARN.replace(/F$/, 'Next')}:$LATEST`,
    ],
    detail: { requestPayload: { requestPayload: { n: 1 } }, responsePayload: { text: 'done' } },
  });
});

test('what the role may no longer send is lost, and in the trace', async () => {
  const { trace } = await start({
    Config: config({ DestinationConfig: { OnSuccess: { Destination: queueArn } } }),
    QueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      DependsOn: 'Config',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
        PolicyDocument: {
          Statement: { Effect: 'Deny', Action: 'sqs:SendMessage', Resource: '*', Principal: '*' },
        },
      },
    },
  });
  await invokeLater({});
  await expect(trace.waitFor('the loss', ({ what }) => what === 'ResultLost')).resolves.toMatchObject({
    condition: 'Success',
    message: expect.stringContaining('explicit deny') as string,
  });
});

test.each<[string, object, string[], string]>([
  [
    'a queue that the role may not send to',
    { Config: config({ DestinationConfig: { OnFailure: { Destination: queueArn } } }) },
    [],
    "Config (AWS::Lambda::EventInvokeConfig) could not be created: The function's execution role does not have permissions to call SendMessage on arn:aws:sqs:us-east-1:000000000000:results",
  ],
  [
    'a dead-letter queue that the role may not send to',
    { Function: lambdaFunction({ DeadLetterConfig: { TargetArn: queueArn } }) },
    [],
    'The provided execution role does not have permissions to call SendMessage on SQS',
  ],
  [
    'a function as dead-letter queue',
    { Function: lambdaFunction({ DeadLetterConfig: { TargetArn: `${ARN}2` } }) },
    [],
    'property DeadLetterConfig.TargetArn: The local run sends dead letters to queues and topics only, not to "arn:aws:lambda:us-east-1:000000000000:function:F2".',
  ],
])('%s is refused', async (_, resources, actions, message_) => {
  await expect(start(resources, actions)).rejects.toThrow(message_);
});
