import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountUnderTest } from '../../account-under-test';
import { trustedBy } from '../../resources/refuse';
import { AwsJsonClient } from '../aws-json-client';

const directory = mkdtempSync(join(tmpdir(), 'definition-'));
afterAll(() => rmSync(directory, { recursive: true }));

const DEFINITION = {
  QueryLanguage: 'JSONata',
  StartAt: '${First}',
  TimeoutSeconds: 20,
  States: { Greet: { Type: 'Succeed', Output: { to: '${Whom}', deep: '${Deep}' } } },
};

const YAML = `QueryLanguage: JSONata # the file has a comment
StartAt: "\${First}"
States:
  Greet:
    Type: Succeed
    Output: { to: "\${Whom}", count: \${Count} }
`;

/** Deploys a machine with these properties, its definition's file among the assets. @returns its definition */
async function definitionOf(properties: object, file = ''): Promise<string> {
  await using account = accountUnderTest();
  const path = join(directory, 'definition');
  writeFileSync(path, file);
  const Machine = {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      StateMachineType: 'EXPRESS',
      RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
      DefinitionSubstitutions: {
        First: 'Greet',
        Whom: { Ref: 'Role' },
        Deep: 'to ${Whom}',
        Count: 3,
        No: true,
      },
      ...properties,
    },
  };
  const { outputs } = await account.deploy({
    stackName: 'Test',
    templateText: JSON.stringify({
      Resources: { Role: trustedBy('states.amazonaws.com'), Machine },
      Outputs: { Arn: { Value: { Ref: 'Machine' } }, Role: { Value: { Ref: 'Role' } } },
    }),
    assetDirectory: (objectKey) => (objectKey === 'definition.asl' ? path : undefined),
  });
  const value = (name: string) => outputs.find((output) => output.name === name)?.value ?? '';
  const client = new AwsJsonClient((request) => account.answer(request), 'states', 'AWSStepFunctions');
  const { definition } = await client.call('DescribeStateMachine', { stateMachineArn: value('Arn') });
  return (definition as string).replaceAll(value('Role'), '<role>');
}

const ASSET = { DefinitionS3Location: { Bucket: 'cdk-assets', Key: 'definition.asl' } };

test('substitutions are made in a text, also in what is substituted', async () => {
  const text = await definitionOf({ DefinitionString: JSON.stringify(DEFINITION) });

  expect(JSON.parse(text)).toMatchObject({
    StartAt: 'Greet',
    States: { Greet: { Output: { to: '<role>', deep: 'to <role>' } } },
  });
});

test('an object is written in the order of its members’ names', async () => {
  const text = await definitionOf({ Definition: DEFINITION });

  expect(Object.keys(JSON.parse(text) as object)).toEqual([
    'QueryLanguage',
    'StartAt',
    'States',
    'TimeoutSeconds',
  ]);
  expect(JSON.parse(text)).toMatchObject({
    StartAt: 'Greet',
    States: { Greet: { Output: { to: '<role>' } } },
  });
});

test('a file of JSON keeps its text', async () => {
  const file = `${JSON.stringify(DEFINITION, undefined, 3)}\n`;

  expect(await definitionOf(ASSET, file)).toBe(
    file.replace('${First}', 'Greet').replace('${Deep}', 'to ${Whom}').replaceAll('${Whom}', '<role>'),
  );
});

test('a file of YAML becomes JSON once the substitutions are made', async () => {
  expect(JSON.parse(await definitionOf(ASSET, YAML))).toEqual({
    QueryLanguage: 'JSONata',
    StartAt: 'Greet',
    States: { Greet: { Type: 'Succeed', Output: { to: '<role>', count: 3 } } },
  });
});

test.each([
  [
    'no definition at all',
    {},
    'Property validation failed. Required key [DefinitionS3Location], [DefinitionString] or [Definition] not found.',
  ],
  [
    'two definitions',
    { ...ASSET, Definition: DEFINITION },
    'Property validation failed. Please use one of [DefinitionS3Location], [DefinitionString] or [Definition].',
  ],
  [
    'a file that is no asset',
    { DefinitionS3Location: { Bucket: 'b', Key: 'other' } },
    'The specified bucket does not exist',
  ],
  [
    'a number with a fraction in place of a placeholder',
    { DefinitionString: '{}', DefinitionSubstitutions: { Half: 0.5 } },
    'Invalid definition substitution type. Input should be either String, Integer, or Boolean',
  ],
  [
    'placeholders that stand for each other',
    { DefinitionString: '${A}', DefinitionSubstitutions: { A: '${B}', B: '${A}' } },
    'The DefinitionSubstitutions refer to each other in a circle.',
  ],
  [
    'a placeholder that nothing is substituted for, where the definition is wrong with it',
    { DefinitionString: JSON.stringify(DEFINITION), DefinitionSubstitutions: {} },
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: ${First} at /StartAt",
  ],
])('%s is refused', async (_, properties, says) => {
  await expect(definitionOf(properties)).rejects.toThrow(says);
});

test('names what nothing is substituted for', async () => {
  const DefinitionString = JSON.stringify(DEFINITION);
  await expect(definitionOf({ DefinitionString, DefinitionSubstitutions: { Whom: 'you' } })).rejects.toThrow(
    'DefinitionSubstitutions has nothing for ${First}, ${Deep}.',
  );
});

test.each([
  ['neither JSON nor YAML', 'a: [', 'Invalid StateMachine definition. (It is no JSON, and no YAML:'],
  ['larger than 1 MiB', ' '.repeat(2 ** 20 + 1), 'State Machine definition file cannot exceed 1MB.'],
  ['a single word', 'definition', 'Definition must be a valid JSON object'],
])('a file that is %s is refused', async (_, file, says) => {
  await expect(definitionOf(ASSET, file)).rejects.toThrow(says);
});
