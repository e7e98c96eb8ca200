import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  type InvokeCommandInput,
  paginateListFunctions,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { type Clients, clientsOf, refusal } from './clients';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

let stack: StackUnderTest;
let clients: Clients;
let FunctionName: string;

beforeAll(async () => {
  stack = await stackUnderTest();
  clients = clientsOf(stack);
  const { StackResourceSummaries = [] } = await clients.cloudFormation.send(
    new ListStackResourcesCommand({
      StackName: process.env.E2E_STACK_NAME ?? 'MyServerlessApplicationStack',
    }),
  );
  FunctionName = StackResourceSummaries.find(
    ({ ResourceType }) => ResourceType === 'AWS::Lambda::Function',
  )!.PhysicalResourceId!;
}, 60_000);

afterAll(async () => {
  clients.destroy();
  await stack.stop();
});

const invoke = (input: Partial<InvokeCommandInput>) =>
  clients.lambda.send(new InvokeCommand({ FunctionName, ...input }));

/** An event like those of the rule. */
function event(apiRequestId: string): string {
  return JSON.stringify({
    id: 'e1',
    time: '2026-01-01T00:00:00Z',
    detail: {
      messageId: 'm1',
      body: '{"amount": 1.0}',
      md5OfBody: '6e8c0f61a9f4c9e6c8c1ad7c4a8e5df1',
      attributes: {},
      messageAttributes: { apiRequestId: { stringValue: apiRequestId } },
    },
  });
}

test('describes the function', async () => {
  const { Configuration, Code } = await clients.lambda.send(new GetFunctionCommand({ FunctionName }));
  expect(Configuration).toMatchObject({
    FunctionName,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    Version: '$LATEST',
    LoggingConfig: { LogFormat: 'JSON', LogGroup: stack.outputs.LogGroupName },
  });
  expect(Code).toMatchObject({ RepositoryType: 'S3' });
  const byArn = new GetFunctionConfigurationCommand({ FunctionName: Configuration!.FunctionArn });
  await expect(clients.lambda.send(byArn)).resolves.toMatchObject({
    FunctionName,
    CodeSha256: Configuration!.CodeSha256,
  });
});

test('lists the function', async () => {
  const names: (string | undefined)[] = [];
  for await (const { Functions = [] } of paginateListFunctions({ client: clients.lambda, pageSize: 1 }, {})) {
    names.push(...Functions.map((it) => it.FunctionName));
  }
  expect(names).toContain(FunctionName);
});

test('a failure of the function is an answer, with the end of the log', async () => {
  const answer = await invoke({ Payload: event('r1'), LogType: 'Tail' });
  expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', ExecutedVersion: '$LATEST' });
  expect(JSON.parse(answer.Payload!.transformToString())).toMatchObject({
    errorType: 'AlteredTransactionError',
  });
  expect(Buffer.from(answer.LogResult!, 'base64').toString()).toContain(answer.$metadata.requestId);
});

test('an event that nobody waits for is taken in', async () => {
  const answer = await invoke({ Payload: '{}', InvocationType: 'Event' });
  expect(answer.StatusCode).toBe(202);
  expect(answer.FunctionError).toBeUndefined();
});

test('a dry run invokes nothing', async () => {
  await expect(invoke({ InvocationType: 'DryRun' })).resolves.toMatchObject({ StatusCode: 204 });
});

test.each<[string, () => Promise<unknown>, string, number, RegExp]>([
  [
    'a function that does not exist',
    () => invoke({ FunctionName: 'nope' }),
    'ResourceNotFoundException',
    404,
    /^Function not found: arn:.*:function:nope:\$LATEST$/,
  ],
  [
    'a version that does not exist',
    () => invoke({ Qualifier: 'nope' }),
    'ResourceNotFoundException',
    404,
    /^Function not found: arn:.*:nope$/,
  ],
  [
    'a payload that is not JSON',
    () => invoke({ Payload: 'nope' }),
    'InvalidRequestContentException',
    400,
    /^Could not parse request body into json: /,
  ],
  [
    'an event that is too large for one nobody waits for',
    () => invoke({ InvocationType: 'Event', Payload: `"${'x'.repeat(1_048_576)}"` }),
    'RequestTooLargeException',
    413,
    /^1048578 byte payload is too large for the Event invocation type \(limit 1048576 bytes\)$/,
  ],
  [
    'code from a bucket that does not exist',
    () =>
      clients.lambda.send(
        new UpdateFunctionCodeCommand({ FunctionName, S3Bucket: 'no-such-bucket', S3Key: 'x' }),
      ),
    'InvalidParameterValueException',
    400,
    /./,
  ],
])('%s is refused', async (_, call, name, status, message) => {
  const error = await refusal(call());
  expect(error.name).toBe(name);
  expect(error.message).toMatch(message);
  expect(error.$metadata.httpStatusCode).toBe(status);
});
