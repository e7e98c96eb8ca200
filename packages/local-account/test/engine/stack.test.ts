import { z } from 'zod';
import { bindResourceType, resourceType } from '../../src/engine/resource-type';
import { AwsError } from '../../src/errors/aws-error';
import { UserError } from '../../src/errors/user-error';
import { A, B, type Diary, stack, stackOf } from './test-stack';

test('creates in order of need, then starts, and stops in reverse', async () => {
  const diary: Diary = [];
  const running = stack({ Resources: { A, B } }, diary);

  await running.start();
  await running.stop();

  expect(diary).toEqual(['create B', 'create A', 'start B', 'start A', 'stop A', 'stop B']);
});

test('resolves outputs from the resources', async () => {
  const running = stack({
    Resources: { A, B },
    Conditions: { InFrance: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-3'] } },
    Outputs: {
      Name: { Value: { 'Fn::GetAtt': ['A', 'Name'] }, Description: 'what A refers to' },
      Where: { Value: { 'Fn::Sub': '${AWS::Partition} ${AWS::Region} ${AWS::AccountId}' } },
      Absent: { Value: 'x', Condition: 'InFrance' },
    },
  });

  await running.start();

  expect(running.outputs).toEqual([
    { name: 'Name', value: 'ref-B', description: 'what A refers to' },
    { name: 'Where', value: 'aws eu-central-1 000000000000' },
  ]);
});

test('leaves out a resource whose condition does not hold', async () => {
  const diary: Diary = [];
  const Conditions = {
    Never: { 'Fn::Not': [{ Condition: 'Always' }] },
    Always: { 'Fn::Equals': ['a', 'a'] },
  };

  await stack({ Conditions, Resources: { A: B, B: { ...B, Condition: 'Never' } } }, diary).start();

  expect(diary).toEqual(['create A', 'start A']);
});

test('lists what it accepts and does not run', async () => {
  const running = stack({
    Resources: { B, Pretty: { Type: 'Test::Ornament', Properties: { any: 'thing' } } },
  });

  await running.start();

  expect(running.view.notRun).toEqual([
    { logicalId: 'Pretty', type: 'Test::Ornament', reason: 'nothing depends on it' },
  ]);
  expect(running.view.resources.map(({ logicalId }) => logicalId)).toEqual(['B', 'Pretty']);
});

test('names every resource of an unknown type', async () => {
  const unknown = { C: { Type: 'AWS::S3::Bucket' }, D: { Type: 'AWS::SNS::Topic' } };

  await expect(stack({ Resources: { B, ...unknown } }).start()).rejects.toThrow(
    [
      'C (AWS::S3::Bucket): The local run does not know this type.',
      'D (AWS::SNS::Topic): The local run does not know this type.',
    ].join('\n'),
  );
});

test('refuses an unknown property with the logical id, the type and the property', async () => {
  await expect(
    stack({ Resources: { B: { Type: 'Test::Thing', Properties: { Colour: 'red' } } } }).start(),
  ).rejects.toThrow('B (Test::Thing), property Colour: The local run does not know this property.');
});

test('stops what it created when a later resource cannot be', async () => {
  const diary: Diary = [];
  const failing = { Type: 'Test::Thing', Properties: { Fails: true } };

  await expect(stack({ Resources: { B, C: failing } }, diary).start()).rejects.toThrow(
    'C (Test::Thing) could not be created: it would not be created',
  );
  expect(diary).toEqual(['create B', 'stop B']);
});

const failing = (error: Error) =>
  resourceType({
    type: 'Test::Failing',
    properties: z.strictObject({}),
    create: (): never => {
      throw error;
    },
  });

test.each([
  ['what AWS refuses is the user’s to put right', new AwsError('Conflict', 'It is there already'), true],
  ['a defect is not', new TypeError('undefined is not a function'), false],
])('%s', async (_, error, isForTheUser) => {
  const type = failing(error);
  const running = stackOf({ Resources: { A: { Type: type.type } } }, [bindResourceType(type, undefined)], {});

  const thrown = await running.start().catch((reason: unknown) => reason);

  expect(thrown).toMatchObject({ message: `A (Test::Failing) could not be created: ${error.message}` });
  expect(thrown instanceof UserError).toBe(isForTheUser);
});

test('names every property that is wrong', async () => {
  const Properties = { Colour: 'red', Size: 1, Fails: 'often' };

  await expect(stack({ Resources: { B: { Type: 'Test::Thing', Properties } } }).start()).rejects.toThrow(
    [
      'B (Test::Thing), property Fails: It takes a value of type boolean, not "often".',
      'B (Test::Thing), property Colour: The local run does not know this property.',
      'B (Test::Thing), property Size: The local run does not know this property.',
    ].join('\n'),
  );
});
