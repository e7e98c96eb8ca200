import {
  CreateAliasCommand,
  type CreateAliasCommandInput,
  DeleteAliasCommand,
  GetAliasCommand,
  GetFunctionCommand,
  InvokeCommand,
  ListAliasesCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { chooseVersion, newAlias } from '../../../../src/services/lambda/function/alias';
import { zipFile } from '../code/zip-file';
import { ARN, errorOf, ServedFunctions } from '../served-functions';

const RETURN = (value: number) => `exports.handler = async () => ${value};`;

/** The function has version 1 and version 2, which return their numbers. */
let served: ServedFunctions;
beforeAll(async () => {
  served = await ServedFunctions.start(RETURN(1));
  await served.client.send(new PublishVersionCommand({ FunctionName: 'F' }));
  const ZipFile = zipFile([{ name: 'index.js', content: RETURN(2) }]);
  await served.client.send(new UpdateFunctionCodeCommand({ FunctionName: 'F', ZipFile, Publish: true }));
});
afterAll(() => served[Symbol.asyncDispose]());

const create = (given: Partial<CreateAliasCommandInput> = {}) =>
  served.client.send(
    new CreateAliasCommand({ FunctionName: 'F', Name: 'live', FunctionVersion: '1', ...given }),
  );
const change = (given: object) =>
  served.client.send(new UpdateAliasCommand({ FunctionName: 'F', Name: 'live', ...given }));
const remove = (Name = 'live') => served.client.send(new DeleteAliasCommand({ FunctionName: 'F', Name }));

async function invoke(FunctionName: string): Promise<unknown> {
  const { ExecutedVersion, Payload } = await served.client.send(new InvokeCommand({ FunctionName }));
  return [ExecutedVersion, Buffer.from(Payload!).toString()];
}

describe('an alias', () => {
  afterEach(() => remove());

  test('stands for a version, and then for another', async () => {
    const created = await create({ Description: 'What clients call' });
    expect(created).toMatchObject({
      $metadata: { httpStatusCode: 201 },
      AliasArn: `${ARN}:live`,
      Name: 'live',
      FunctionVersion: '1',
      Description: 'What clients call',
    });
    expect(created.RoutingConfig).toBeUndefined();
    await expect(invoke(`${ARN}:live`)).resolves.toEqual(['1', '1']);

    const changed = await change({ FunctionVersion: '2', RevisionId: created.RevisionId });
    expect(changed).toMatchObject({ FunctionVersion: '2', Description: 'What clients call' });
    expect(changed.RevisionId).not.toBe(created.RevisionId);
    await expect(invoke('F:live')).resolves.toEqual(['2', '2']);
  });

  test('shares invocations out by the weight of another version', async () => {
    await create({ RoutingConfig: { AdditionalVersionWeights: { '2': 1 } } });
    await expect(invoke('F:live')).resolves.toEqual(['2', '2']);
    await change({ RoutingConfig: { AdditionalVersionWeights: { '2': 0 } } });
    await expect(invoke('F:live')).resolves.toEqual(['1', '1']);
    await expect(change({ RoutingConfig: {} })).resolves.not.toHaveProperty('RoutingConfig');
  });

  test('is told with its function by its own ARN and the version behind it', async () => {
    await create();
    const { Configuration } = await served.client.send(
      new GetFunctionCommand({ FunctionName: 'F', Qualifier: 'live' }),
    );
    expect(Configuration).toMatchObject({ FunctionArn: `${ARN}:live`, Version: '1' });
  });

  test('is not there twice', async () => {
    await create();
    expect(await errorOf(create())).toMatchObject({
      name: 'ResourceConflictException',
      message: `Alias already exists: ${ARN}:live`,
    });
  });

  test('changes by its latest revision only', async () => {
    await create();
    expect(await errorOf(change({ RevisionId: 'wrong' }))).toMatchObject({
      name: 'PreconditionFailedException',
    });
  });
});

test('aliases are listed, all or those of a version', async () => {
  await create({ Name: 'one' });
  await create({ Name: 'two', FunctionVersion: '2' });
  await create({ Name: 'both', RoutingConfig: { AdditionalVersionWeights: { '2': 0.5 } } });
  const list = async (given: object) => {
    const listed = await served.client.send(new ListAliasesCommand({ FunctionName: 'F', ...given }));
    return [listed.Aliases?.map(({ Name }) => Name), listed.NextMarker !== undefined];
  };
  await expect(list({})).resolves.toEqual([['both', 'one', 'two'], false]);
  await expect(list({ FunctionVersion: '2' })).resolves.toEqual([['both', 'two'], false]);
  await expect(list({ MaxItems: 2 })).resolves.toEqual([['both', 'one'], true]);
  for (const name of ['one', 'two', 'both']) await remove(name);
});

test('one that there is not is deleted as well', async () => {
  await expect(remove('nobody')).resolves.toMatchObject({ $metadata: { httpStatusCode: 204 } });
});

/** The words of all that follow are recorded on AWS. */
test('one that there is not is not told and not changed', async () => {
  const told = served.client.send(new GetAliasCommand({ FunctionName: 'F', Name: 'live' }));
  await expect(told).rejects.toThrow(`Cannot find alias arn: ${ARN}:live`);
  await expect(change({})).rejects.toThrow(`Alias not found: ${ARN}:live`);
});

const weights = (AdditionalVersionWeights: Record<string, number>) => ({
  RoutingConfig: { AdditionalVersionWeights },
});

test.each<[string, Partial<CreateAliasCommandInput>, string]>([
  [
    'three versions',
    weights({ '2': 0.1, '3': 0.1 }),
    'Number of items in AdditionalVersionWeights cannot be greater than 1',
  ],
  [
    'a weight above 1',
    weights({ '2': 2 }),
    "1 validation error detected: Value at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]",
  ],
  [
    'the same version twice',
    weights({ '1': 0.5 }),
    'Invalid function version 1. Function version 1 is already included in routing configuration.',
  ],
  ['a version that there is not', { FunctionVersion: '10' }, `Function not found: ${ARN}:10`],
  ['another that there is not', weights({ '10': 0.5 }), `Function not found: ${ARN}:10`],
  [
    '$LATEST beside another',
    { FunctionVersion: '$LATEST', ...weights({ '1': 0.5 }) },
    '$LATEST is not supported for an alias pointing to more than 1 version',
  ],
  [
    '$LATEST as another',
    weights({ $LATEST: 0.5 }),
    "1 validation error detected: Value at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]",
  ],
  ['a function that there is not', { FunctionName: 'G' }, `Function not found: ${ARN.replace(/F$/, 'G')}:1`],
  [
    'the name of a version',
    { Name: '2024' },
    "1 validation error detected: Value '2024' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
  ],
])('no alias is made for %s', async (_, given, message) => {
  await expect(create(given)).rejects.toThrow(message);
});

test('a weight is the share of invocations', () => {
  const alias = newAlias('live', { functionVersion: '1', additionalVersionWeights: { '2': 0.25 } });
  expect([0, 0.2499, 0.25, 0.999].map((random) => chooseVersion(alias, random))).toEqual([
    '2',
    '2',
    '1',
    '1',
  ]);
});
