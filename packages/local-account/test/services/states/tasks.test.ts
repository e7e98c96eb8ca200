import { AwsError } from '../../../src/errors/aws-error';
import { statesWorld, taskDefinition } from './states-world';

const QUEUE_URL = 'http://127.0.0.1:4566/000000000000/queue';
const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:F';

const INVOKE = taskDefinition('arn:aws:states:::lambda:invoke', {
  Arguments: { FunctionName: 'F', Payload: '{% $states.input %}' },
});
const SEND = taskDefinition('arn:aws:states:::sqs:sendMessage', {
  Arguments: { QueueUrl: QUEUE_URL, MessageBody: '{% $states.input %}', DelaySeconds: 5 },
});
const PUT = taskDefinition('arn:aws:states:::events:putEvents', {
  Arguments: { Entries: [{ Source: 'test', DetailType: 'Test', Detail: '{% $states.input %}' }] },
});

const metadata = {
  SdkHttpMetadata: expect.any(Object) as object,
  SdkResponseMetadata: expect.any(Object) as object,
};

describe('a task that invokes a function', () => {
  test('takes what is no JSON for a text, which may be too large', async () => {
    const definition = taskDefinition('arn:aws:states:::lambda:invoke', { Arguments: { FunctionName: 'F' } });
    const answering = (Payload: string) =>
      statesWorld(definition, { answers: { invoke: () => ({ Payload, RequestId: 'r' }) } });
    const { run } = await answering('no JSON');
    await expect(run()).resolves.toMatchObject({
      output: expect.stringContaining('"Payload":"no JSON"') as string,
    });
    const { run: runLarge } = await answering('a'.repeat(257 * 1024));
    // Recorded on AWS.
    await expect(runLarge()).resolves.toMatchObject({ error: 'States.DataLimitExceeded' });
  });

  // Recorded on AWS, of an error.
  test('writes what it gives without white space', async () => {
    const definition = taskDefinition('arn:aws:states:::lambda:invoke', { Arguments: { FunctionName: 'F' } });
    const Payload = '{"errorType": "E", "errorMessage": "a b"}';
    const failing = await statesWorld(definition, {
      answers: { invoke: () => ({ Payload, FunctionError: 'Unhandled', RequestId: 'r' }) },
    });
    await expect(failing.run()).resolves.toMatchObject({
      error: 'E',
      cause: '{"errorType":"E","errorMessage":"a b"}',
    });
  });

  // Recorded on AWS, of texts and of null.
  test.each([
    ['{"a":1}', '{"a":1}'],
    ['"text"', '"text"'],
    ['0.0', '0.0'],
    [null, '{}'],
  ])('sends the payload %j as the JSON that it is', async (given, sent) => {
    const world = await statesWorld(
      taskDefinition('arn:aws:states:::lambda:invoke', {
        Arguments: { FunctionName: 'F', Payload: given },
      }),
      { answers: { invoke: () => ({ Payload: '1', RequestId: 'r' }) } },
    );
    await world.run();
    expect(world.calls[0]?.input).toEqual({ FunctionName: 'F', Payload: sent });
  });

  test('gives it the event’s JSON, and answers as Invoke does', async () => {
    const world = await statesWorld(INVOKE, {
      answers: {
        invoke: () => ({
          Payload: '{"ok":true}',
          RequestId: 'r-1',
          StatusCode: 200,
          ExecutedVersion: '$LATEST',
        }),
      },
    });
    const { output } = await world.run({ n: 1 });
    expect(world.calls).toMatchObject([
      { operation: 'invoke', input: { FunctionName: 'F', Payload: '{"n":1}' } },
    ]);
    expect(JSON.parse(String(output))).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: { ok: true },
      StatusCode: 200,
      ...metadata,
    });
  });

  test('by its own ARN gives it the input, and answers with what it returned', async () => {
    const world = await statesWorld(taskDefinition(FUNCTION_ARN), {
      answers: { invoke: () => ({ Payload: '[1]', RequestId: 'r-1' }) },
    });
    await expect(world.run({ n: 1 })).resolves.toMatchObject({ output: '[1]' });
    expect(world.calls).toMatchObject([{ input: { FunctionName: FUNCTION_ARN, Payload: '{"n":1}' } }]);
  });

  test('for later has the status alone as its result', async () => {
    const world = await statesWorld(INVOKE, {
      answers: { invoke: () => ({ Payload: '', RequestId: 'r-1', StatusCode: 202 }) },
    });
    const { output } = await world.run();
    expect(JSON.parse(String(output))).toMatchObject({
      Payload: '',
      SdkHttpMetadata: { HttpStatusCode: 202 },
      StatusCode: 202,
    });
  });

  test('fails with the function’s own error', async () => {
    const Payload = '{"errorType":"TypeError","errorMessage":"no"}';
    const world = await statesWorld(INVOKE, {
      answers: { invoke: () => ({ Payload, RequestId: 'r-1', FunctionError: 'Unhandled' }) },
    });
    await expect(world.run()).resolves.toMatchObject({
      status: 'FAILED',
      error: 'TypeError',
      cause: Payload,
    });
  });
});

test('a task that sends a message knows the queue by its ARN, and sends an object as text', async () => {
  const world = await statesWorld(SEND, { answers: { sendMessage: () => ({ MessageId: 'm-1' }) } });
  const { output } = await world.run({ n: 1 });
  expect(world.calls).toMatchObject([
    {
      operation: 'sendMessage',
      input: { queueArn: `arn of ${QUEUE_URL}`, MessageBody: '{"n":1}', DelaySeconds: 5 },
    },
  ]);
  expect(JSON.parse(String(output))).toEqual({ MessageId: 'm-1', ...metadata });
});

describe('a task that puts events', () => {
  test('puts an object as text', async () => {
    const world = await statesWorld(PUT, {
      answers: { putEvents: () => ({ FailedEntryCount: 0, Entries: [{ EventId: 'e-1' }] }) },
    });
    await expect(world.run({ n: 1 })).resolves.toMatchObject({ status: 'SUCCEEDED' });
    expect(world.calls).toMatchObject([
      { operation: 'putEvents', input: { Entries: [{ Source: 'test', Detail: '{"n":1}' }] } },
    ]);
  });

  test('fails with all results when one entry was not put', async () => {
    const result = { FailedEntryCount: 1, Entries: [{ ErrorCode: 'Oops' }] };
    const world = await statesWorld(PUT, { answers: { putEvents: () => result } });
    await expect(world.run()).resolves.toMatchObject({
      error: 'EventBridge.FailedEntry',
      cause: JSON.stringify(result),
    });
  });
});

test.each([
  [
    'a right that is missing',
    INVOKE,
    'invoke',
    new AwsError('AccessDeniedException', 'No', 403),
    'Lambda.AWSLambdaException',
    /^No \(Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException; Request ID: \S+; Proxy: null\)$/,
  ],
  [
    'throttling',
    INVOKE,
    'invoke',
    new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429),
    'Lambda.TooManyRequestsException',
    /^Rate Exceeded\. \(Service: AWSLambda; /,
  ],
  [
    'an error of SQS',
    SEND,
    'sendMessage',
    new AwsError('InvalidMessageContents', 'Bad'),
    'SQS.AmazonSQSException',
    /^Bad \(Service: AmazonSQS; Status Code: 400; Error Code: InvalidMessageContents; /,
  ],
  [
    'an error of EventBridge',
    PUT,
    'putEvents',
    new AwsError('ValidationException', 'Bad'),
    'EventBridge.ValidationException',
    /^Bad \(Service: AmazonEventBridge; /,
  ],
])('%s is told in the words of Step Functions', async (_, definition, operation, thrown, error, cause) => {
  const world = await statesWorld(definition, {
    answers: {
      [operation]: () => {
        throw thrown;
      },
    },
  });
  await expect(world.run()).resolves.toMatchObject({
    status: 'FAILED',
    error,
    cause: expect.stringMatching(cause) as string,
  });
});

test('an argument of another type fails the task', async () => {
  const definition = taskDefinition('arn:aws:states:::sqs:sendMessage', {
    Arguments: { QueueUrl: QUEUE_URL, MessageBody: 'x', DelaySeconds: '{% "soon" %}' },
  });
  const world = await statesWorld(definition);
  await expect(world.run()).resolves.toMatchObject({
    error: 'SQS.AmazonSQSException',
    cause: expect.stringContaining('delaySeconds') as string,
  });
  expect(world.calls).toEqual([]);
});

// Recorded on AWS.
test('a queue URL that has only a host is a host that there is not', async () => {
  const definition = taskDefinition('arn:aws:states:::sqs:sendMessage', {
    Arguments: { QueueUrl: 'http://no-such-queue', MessageBody: 'x' },
  });
  const world = await statesWorld(definition);
  await expect(world.run()).resolves.toMatchObject({
    error: 'SQS.SdkClientException',
    cause: 'Unable to execute HTTP request: no-such-queue: Name or service not known',
  });
});

test('a task is called in the name of the machine’s role', async () => {
  const world = await statesWorld(INVOKE, { answers: { invoke: () => ({ Payload: '1', RequestId: 'r' }) } });
  await world.run();
  expect(world.calls).toMatchObject([
    { call: { caller: { principal: { type: 'role', roleArn: 'arn:aws:iam::000000000000:role/workflow' } } } },
  ]);
});
