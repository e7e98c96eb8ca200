import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { zipFile } from '../code/zip-file';
import { ARN, errorOf, ServedFunctions } from '../served-functions';

const TELL = (text: string) => `exports.handler = async (event, context) => ({
  text: '${text}',
  told: [context.functionVersion, context.invokedFunctionArn, process.env.AWS_LAMBDA_FUNCTION_VERSION],
  stream: context.logStreamName,
});`;

let served: ServedFunctions;
beforeEach(async () => {
  served = await ServedFunctions.start(TELL('first'));
});
afterEach(() => served[Symbol.asyncDispose]());

const publish = (given: object = {}) =>
  served.client.send(new PublishVersionCommand({ FunctionName: 'F', ...given }));

const update = (text: string, given: object = {}) =>
  served.client.send(
    new UpdateFunctionCodeCommand({
      FunctionName: 'F',
      ZipFile: zipFile([{ name: 'index.js', content: TELL(text) }]),
      ...given,
    }),
  );

async function versionsListed(): Promise<string[]> {
  const { Versions = [] } = await served.client.send(
    new ListVersionsByFunctionCommand({ FunctionName: 'F' }),
  );
  return Versions.map(({ FunctionArn = '' }) => FunctionArn);
}

test('a published version keeps its code, and says which it is', async () => {
  const published = await publish({ Description: 'The first' });
  expect(published).toMatchObject({
    $metadata: { httpStatusCode: 201 },
    FunctionArn: `${ARN}:1`,
    Version: '1',
    Description: 'The first',
    State: 'Active',
    LastUpdateStatus: 'Successful',
  });
  await update('second');

  const { Payload, ExecutedVersion } = await served.client.send(
    new InvokeCommand({ FunctionName: 'F', Qualifier: '1' }),
  );
  expect(ExecutedVersion).toBe('1');
  expect(JSON.parse(Buffer.from(Payload!).toString())).toEqual({
    text: 'first',
    told: ['1', `${ARN}:1`, '1'],
    stream: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[1\][0-9a-f]{32}$/) as string,
  });
  const latest = await served.client.send(new InvokeCommand({ FunctionName: 'F' }));
  expect(latest.ExecutedVersion).toBe('$LATEST');
  expect(JSON.parse(Buffer.from(latest.Payload!).toString())).toMatchObject({ text: 'second' });
});

/** Recorded on AWS. */
test('what has not changed is not published again', async () => {
  const first = await publish();
  await expect(publish({ Description: 'Again' })).resolves.toMatchObject({
    Version: '1',
    Description: '',
    RevisionId: first.RevisionId,
  });
  await update('second');
  await expect(publish({ Description: 'Another' })).resolves.toMatchObject({ Version: '2' });
  await expect(versionsListed()).resolves.toEqual([`${ARN}:$LATEST`, `${ARN}:1`, `${ARN}:2`]);
});

test('code can be updated and published at once', async () => {
  await expect(update('second', { Publish: true })).resolves.toMatchObject({
    FunctionArn: `${ARN}:1`,
    Version: '1',
  });
  await expect(update('third', { Publish: true, DryRun: true })).resolves.toMatchObject({
    Version: '$LATEST',
  });
  await expect(versionsListed()).resolves.toHaveLength(2);
});

/** Recorded on AWS. */
test('a function is described by the ARN by which it is asked for', async () => {
  await publish();
  const arns = [undefined, '$LATEST', '1'].map(async (Qualifier) => {
    const { Configuration } = await served.client.send(
      new GetFunctionCommand({ FunctionName: 'F', Qualifier }),
    );
    return [Configuration?.FunctionArn, Configuration?.Version];
  });
  await expect(Promise.all(arns)).resolves.toEqual([
    [ARN, '$LATEST'],
    [`${ARN}:$LATEST`, '$LATEST'],
    [`${ARN}:1`, '1'],
  ]);
  await expect(
    served.client.send(new GetFunctionConfigurationCommand({ FunctionName: `${ARN}:1` })),
  ).resolves.toMatchObject({ FunctionArn: `${ARN}:1`, Version: '1' });
});

test('all functions are listed with their versions on demand', async () => {
  await publish();
  const list = async (given: object) => {
    const { Functions = [] } = await served.client.send(new ListFunctionsCommand(given));
    return Functions.map(({ FunctionArn }) => FunctionArn);
  };
  await expect(list({})).resolves.toEqual([ARN]);
  await expect(list({ FunctionVersion: 'ALL' })).resolves.toEqual([`${ARN}:$LATEST`, `${ARN}:1`]);
});

/** The words are recorded on AWS. */
test.each<[string, object, string, RegExp]>([
  [
    'another revision',
    { RevisionId: 'wrong' },
    'PreconditionFailedException',
    /^The Revision Id provided does not match the latest Revision Id\. Call the GetFunction\/GetAlias API to retrieve the latest Revision Id$/,
  ],
  [
    'other code',
    { CodeSha256: 'other' },
    'InvalidParameterValueException',
    /^CodeSHA256 \(other\) is different from current CodeSHA256 in \$LATEST \(.{44}\)\. Please try again with the CodeSHA256 in \$LATEST\.$/,
  ],
  [
    'no function',
    { FunctionName: 'G' },
    'ResourceNotFoundException',
    /^Function not found: arn:aws:lambda:us-east-1:000000000000:function:G$/,
  ],
])('%s is not published', async (_, given, name, message) => {
  expect(await errorOf(publish(given))).toMatchObject({
    name,
    message: expect.stringMatching(message) as string,
  });
});
