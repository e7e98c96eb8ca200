import { CloudControlClient, UpdateResourceCommand } from '@aws-sdk/client-cloudcontrol';
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { servedAccount } from '../../served-account';
import { zipFile } from '../code/zip-file';
import { functionRole, lambdaFunction } from '../function-stack';

const FunctionName = 'F';

const codeOf = (text: string) => `exports.handler = async () => '${text}';`;
const uploadOf = (text: string) =>
  new UpdateFunctionCodeCommand({
    FunctionName,
    ZipFile: zipFile([{ name: 'index.js', content: codeOf(text) }]),
  });

let world: Awaited<ReturnType<typeof servedAccount>>;
let lambda: LambdaClient;
beforeAll(async () => {
  world = await servedAccount({
    Role: functionRole(),
    Function: lambdaFunction({ Code: { ZipFile: codeOf('deployed') } }),
  });
  lambda = new LambdaClient(world.settings);
});
afterAll(async () => {
  lambda.destroy();
  await world[Symbol.asyncDispose]();
});

const configuration = () => lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));

async function answer(): Promise<unknown> {
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName }));
  return JSON.parse(Buffer.from(Payload!).toString());
}

test('of two changes at a time one is refused, as on AWS, and nothing of the other is lost', async () => {
  const changes = [
    uploadOf('uploaded'),
    new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 7 }),
  ] as const;
  const outcomes = await Promise.allSettled([lambda.send(changes[0]), lambda.send(changes[1])]);

  const refused = outcomes.findIndex(({ status }) => status === 'rejected');
  expect(outcomes[refused]).toMatchObject({
    reason: {
      name: 'ResourceConflictException',
      message:
        'The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:us-east-1:000000000000:function:F',
      $metadata: { httpStatusCode: 409 },
    },
  });
  expect(outcomes[1 - refused]).toMatchObject({ status: 'fulfilled' });
  await (refused === 0 ? lambda.send(changes[0]) : lambda.send(changes[1]));
  await expect(answer()).resolves.toBe('uploaded');
  await expect(configuration()).resolves.toMatchObject({ Timeout: 7 });
});

test('a change that fails is no longer in the way', async () => {
  const bad = new UpdateFunctionCodeCommand({ FunctionName, ZipFile: Buffer.from('no ZIP') });
  await expect(lambda.send(bad)).rejects.toThrow('Could not unzip uploaded file');
  await expect(lambda.send(uploadOf('again'))).resolves.toMatchObject({ LastUpdateStatus: 'Successful' });
});

test('Cloud Control changes a setting of a function whose code was uploaded, and the code stays', async () => {
  const cloudControl = new CloudControlClient(world.settings);
  await lambda.send(uploadOf('mine'));

  await cloudControl.send(
    new UpdateResourceCommand({
      TypeName: 'AWS::Lambda::Function',
      Identifier: FunctionName,
      PatchDocument: JSON.stringify([{ op: 'replace', path: '/Timeout', value: 9 }]),
    }),
  );

  cloudControl.destroy();
  await expect(configuration()).resolves.toMatchObject({ Timeout: 9 });
  await expect(answer()).resolves.toBe('mine');
});
