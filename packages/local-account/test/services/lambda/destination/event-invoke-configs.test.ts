import {
  CreateAliasCommand,
  DeleteFunctionEventInvokeConfigCommand,
  GetFunctionEventInvokeConfigCommand,
  ListFunctionEventInvokeConfigsCommand,
  PublishVersionCommand,
  PutFunctionEventInvokeConfigCommand,
  type PutFunctionEventInvokeConfigCommandInput,
  UpdateFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { lambdaFunction } from '../function-stack';
import { ARN, errorOf, ServedFunctions } from '../served-functions';

const OTHER = ARN.replace(/F$/, 'Other');

let served: ServedFunctions;
beforeAll(async () => {
  served = await ServedFunctions.start(
    'exports.handler = async () => 1;',
    { Other: lambdaFunction({ FunctionName: 'Other' }) },
    { actions: ['lambda:InvokeFunction'] },
  );
  await served.client.send(new PublishVersionCommand({ FunctionName: 'F' }));
  await served.client.send(new CreateAliasCommand({ FunctionName: 'F', Name: 'live', FunctionVersion: '1' }));
});
afterAll(() => served[Symbol.asyncDispose]());

type Given = Partial<PutFunctionEventInvokeConfigCommandInput>;
const put = (given: Given) =>
  served.client.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'F', ...given }));
const update = (given: Given) =>
  served.client.send(new UpdateFunctionEventInvokeConfigCommand({ FunctionName: 'F', ...given }));
const get = (given: Given = {}) =>
  served.client.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: 'F', ...given }));
const remove = (given: Given = {}) =>
  served.client.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName: 'F', ...given }));

/** Recorded on AWS, like all that follows. */
test('a config is put, changed in part, put anew and deleted', async () => {
  await put({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 2 });
  const updated = await update({
    MaximumRetryAttempts: 0,
    DestinationConfig: { OnSuccess: { Destination: OTHER } },
  });
  expect(updated).toMatchObject({
    FunctionArn: `${ARN}:$LATEST`,
    LastModified: expect.any(Date) as Date,
    MaximumEventAgeInSeconds: 60,
    MaximumRetryAttempts: 0,
    DestinationConfig: { OnSuccess: { Destination: OTHER }, OnFailure: {} },
  });
  await expect(get({ Qualifier: '$LATEST' })).resolves.toMatchObject({ MaximumRetryAttempts: 0 });

  const again = await put({ DestinationConfig: { OnFailure: {} } });
  expect(again).toMatchObject({ DestinationConfig: { OnSuccess: {}, OnFailure: {} } });
  expect(again).not.toHaveProperty('MaximumRetryAttempts');
  await expect(remove()).resolves.toMatchObject({ $metadata: { httpStatusCode: 204 } });
  await expect(get()).rejects.toThrow(`The function ${ARN}:$LATEST doesn't have an EventInvokeConfig`);
});

test('versions and aliases have their own, and all are listed', async () => {
  for (const Qualifier of ['$LATEST', '1', 'live']) await put({ Qualifier, MaximumRetryAttempts: 1 });
  const { FunctionEventInvokeConfigs = [] } = await served.client.send(
    new ListFunctionEventInvokeConfigsCommand({ FunctionName: 'F' }),
  );
  expect(FunctionEventInvokeConfigs.map(({ FunctionArn }) => FunctionArn)).toEqual([
    `${ARN}:$LATEST`,
    `${ARN}:1`,
    `${ARN}:live`,
  ]);
  for (const Qualifier of ['$LATEST', '1', 'live']) await remove({ Qualifier });
});

const to = (Destination: string): Given => ({ DestinationConfig: { OnFailure: { Destination } } });

test.each<[string, Given, string, string]>([
  [
    'nothing',
    {},
    'InvalidParameterValueException',
    'You must specify at least one of error handling or destination setting.',
  ],
  [
    'no function',
    { FunctionName: 'G', MaximumRetryAttempts: 1 },
    'ResourceNotFoundException',
    "The function doesn't exist.",
  ],
  [
    'no alias',
    { Qualifier: 'nobody', MaximumRetryAttempts: 1 },
    'ResourceNotFoundException',
    "The function doesn't exist.",
  ],
  [
    'a function that there is not',
    to(ARN.replace(/F$/, 'G')),
    'InvalidParameterValueException',
    `The destination ARN ${ARN.replace(/F$/, 'G')} is invalid.`,
  ],
  [
    'itself',
    to(ARN),
    'InvalidParameterValueException',
    "You can't specify the function as a destination for itself.",
  ],
  [
    'a service that is none',
    to('arn:aws:iam::000000000000:role/R'),
    'InvalidParameterValueException',
    'The local run sends records to sqs, sns, lambda, events only, and not to arn:aws:iam::000000000000:role/R.',
  ],
])('a config for %s is refused', async (_, given, name, message) => {
  expect(await errorOf(put(given))).toMatchObject({ name, message });
});

test('only a config that there is can be changed', async () => {
  await expect(update({ MaximumRetryAttempts: 1 })).rejects.toThrow(
    `The function ${ARN}:$LATEST doesn't have an EventInvokeConfig`,
  );
});
