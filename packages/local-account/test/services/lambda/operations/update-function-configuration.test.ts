import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  PublishVersionCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { errorOf, ServedFunctions } from '../served-functions';

const FunctionName = 'F';

let served: ServedFunctions;
beforeAll(async () => {
  served = await ServedFunctions.start(`exports.handler = async (event, context) =>
    [process.env.COLOUR, context.memoryLimitInMB, context.getRemainingTimeInMillis() > 3000];
    exports.other = async () => 'other';`);
});
afterAll(() => served[Symbol.asyncDispose]());

const update = (given: Partial<UpdateFunctionConfigurationCommandInput>) =>
  served.client.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...given }));

async function invoke(): Promise<unknown> {
  const { Payload } = await served.client.send(new InvokeCommand({ FunctionName }));
  return JSON.parse(Buffer.from(Payload!).toString());
}

test('what is given changes, and all else stays', async () => {
  await expect(invoke()).resolves.toEqual([null, '128', false]);
  const { RevisionId, CodeSha256 } = await served.client.send(
    new GetFunctionConfigurationCommand({ FunctionName }),
  );
  await expect(
    update({ Environment: { Variables: { COLOUR: 'red' } }, MemorySize: 256, Timeout: 10, RevisionId }),
  ).resolves.toMatchObject({ CodeSha256, MemorySize: 256, LastUpdateStatus: 'Successful' });
  await waitUntilFunctionUpdatedV2({ client: served.client, maxWaitTime: 10, minDelay: 1 }, { FunctionName });
  await expect(invoke()).resolves.toEqual(['red', '256', true]);
  await update({ Description: 'Told' });
  await expect(invoke()).resolves.toEqual(['red', '256', true]);
  await update({ Handler: 'index.other', Environment: {} });
  await expect(invoke()).resolves.toBe('other');
  expect(await errorOf(update({ RevisionId }))).toMatchObject({ name: 'PreconditionFailedException' });
});

test('a change of the settings is another version', async () => {
  const publish = async () => (await served.client.send(new PublishVersionCommand({ FunctionName }))).Version;
  const first = await publish();
  expect(await publish()).toBe(first);
  await update({ Timeout: 11 });
  expect(await publish()).not.toBe(first);
});

test.each<[Partial<UpdateFunctionConfigurationCommandInput>, string, string]>([
  [{ FunctionName: 'none' }, 'ResourceNotFoundException', 'Function not found'],
  [{ Timeout: 901 }, 'ValidationException', "'901' at 'timeout'"],
  [{ Runtime: 'java25' }, 'InvalidParameterValueException', 'only nodejs and python are'],
  [{ Role: 'arn:aws:iam::000000000000:role/None' }, 'InvalidParameterValueException', 'cannot be assumed'],
  [
    { Layers: ['arn:aws:lambda:us-east-1:000000000000:layer:none:1'] },
    'InvalidParameterValueException',
    'does not exist',
  ],
  [
    { Layers: ['arn:aws:lambda:us-east-1:111111111111:layer:other:1'] },
    'InvalidParameterValueException',
    'The local run has the layers of its templates only',
  ],
  [{ VpcConfig: { SubnetIds: ['s'] } }, 'ValidationException', 'The local run has no networks'],
])('%j is refused', async (given, name, message) => {
  const error = await errorOf(update(given));
  expect(error).toMatchObject({ name });
  expect(error.message).toContain(message);
});
