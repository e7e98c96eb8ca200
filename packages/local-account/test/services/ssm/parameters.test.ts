import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { createLive } from '../../create-live';
import { callJson } from '../call-account';

const parameter = (Name: string | undefined, Value: string, Type = 'String') => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name, Type, Value },
});

let account: LocalAccount;

beforeEach(async () => {
  account = accountUnderTest();
  await deployTemplate(account, {
    Resources: {
      Team: parameter('/team/name', 'payments'),
      Size: parameter('/team/size', '7'),
      Deep: parameter('/team/on-call/days', 'Mon,Tue', 'StringList'),
      Plain: parameter('plain', 'text'),
    },
  });
});
afterEach(() => account[Symbol.asyncDispose]());

const call = (operation: string, input: object) => callJson(account, 'ssm', `AmazonSSM.${operation}`, input);

test.each(['/team/name', '/team/name:1', 'arn:aws:ssm:us-east-1:000000000000:parameter/team/name'])(
  'GetParameter gives the one named %s',
  async (Name) => {
    expect(await call('GetParameter', { Name, WithDecryption: true })).toEqual({
      Parameter: {
        ARN: 'arn:aws:ssm:us-east-1:000000000000:parameter/team/name',
        DataType: 'text',
        LastModifiedDate: expect.any(Number) as number,
        Name: '/team/name',
        Type: 'String',
        Value: 'payments',
        Version: 1,
      },
    });
  },
);

test('an ARN names a parameter without a slash, too', async () => {
  const Name = 'arn:aws:ssm:us-east-1:000000000000:parameter/plain';

  expect(await call('GetParameter', { Name })).toMatchObject({ Parameter: { Name: 'plain', ARN: Name } });
});

test.each(['/team/nothing', '/team/name:2'])('GetParameter knows none named %s', async (Name) => {
  expect(await call('GetParameter', { Name })).toEqual({ __type: 'ParameterNotFound', message: '' });
});

test('GetParameters says which it does not know', async () => {
  const { Parameters, InvalidParameters } = await call('GetParameters', { Names: ['plain', 'nobody'] });

  expect(Parameters).toMatchObject([{ Name: 'plain', Value: 'text' }]);
  expect(InvalidParameters).toEqual(['nobody']);
});

test.each([
  [{ Path: '/team' }, ['/team/name', '/team/size']],
  [{ Path: '/team/' }, ['/team/name', '/team/size']],
  [{ Path: '/team', Recursive: true }, ['/team/name', '/team/on-call/days', '/team/size']],
  [{ Path: '/tea' }, []],
])('GetParametersByPath with %j gives %j', async (input, names) => {
  const { Parameters } = await call('GetParametersByPath', input);

  expect((Parameters as { Name: string }[]).map(({ Name }) => Name)).toEqual(names);
});

test('GetParametersByPath gives a page at a time', async () => {
  const first = await call('GetParametersByPath', { Path: '/team', MaxResults: 1 });
  const second = await call('GetParametersByPath', { Path: '/team', NextToken: first.NextToken });

  expect([first, second]).toMatchObject([
    { Parameters: [{ Name: '/team/name' }] },
    { Parameters: [{ Name: '/team/size' }] },
  ]);
  expect(await call('GetParametersByPath', { Path: '/team', NextToken: 'x' })).toMatchObject({
    __type: 'InvalidNextToken',
  });
});

test('a stack takes the values of parameters that stacks before it created', async () => {
  const { outputs } = await deployTemplate(
    account,
    {
      Parameters: { Team: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/team/name' } },
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: '{{resolve:ssm:/team/name}}-queue' } },
        Unnamed: parameter(undefined, 'x'),
      },
      Outputs: {
        Team: { Value: { Ref: 'Team' } },
        Queue: { Value: { 'Fn::GetAtt': ['Queue', 'QueueName'] } },
        Unnamed: { Value: { Ref: 'Unnamed' } },
        Type: { Value: { 'Fn::GetAtt': ['Unnamed', 'Type'] } },
        Value: { Value: { 'Fn::GetAtt': ['Unnamed', 'Value'] } },
      },
    },
    'Second',
  );

  expect(outputs.map(({ value }) => value)).toEqual([
    'payments',
    'payments-queue',
    expect.stringMatching(/^CFN-Second-Unnamed-/),
    'String',
    'x',
  ]);
});

test('a stack does not take the value of a parameter of its own, as on AWS', async () => {
  const own = deployTemplate(
    account,
    {
      Parameters: { Own: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/own' } },
      Resources: { Parameter: parameter('/own', 'x') },
      Outputs: { Own: { Value: { Ref: 'Own' } } },
    },
    'Second',
  );

  await expect(own).rejects.toThrow('takes the value of the SSM parameter /own, and no stack');
});

test('a parameter that is updated has another version, and the one before can still be read', async () => {
  const type = 'AWS::SSM::Parameter';
  const before = { Name: 'p', Type: 'String', Value: '1', AllowedPattern: '^\\d+$', Tags: { k: 'v' } };
  const live = await createLive(account, type, before);
  await expect(live.update({ ...before, Value: 'one' })).rejects.toMatchObject({
    code: 'ParameterPatternMismatchException',
  });
  const changed = await live.update({ Name: 'p', Type: 'StringList', Value: 'a,b' });
  expect(changed).toMatchObject({ Type: 'StringList', Value: 'a,b' });
  expect(live.describe!()).toEqual({ Type: 'StringList', Value: 'a,b', DataType: 'text' });
  expect(await call('GetParameter', { Name: 'p' })).toMatchObject({
    Parameter: { Value: 'a,b', Version: 2 },
  });
  expect(await call('GetParameter', { Name: 'p:1' })).toMatchObject({ Parameter: { Value: '1' } });
  await live.update(before);
  expect(live.describe!()).toMatchObject({ Value: '1', AllowedPattern: '^\\d+$', Tags: { k: 'v' } });
});

test('a parameter of a name that is there is refused, and a deleted one leaves its name', async () => {
  const type = 'AWS::SSM::Parameter';
  const properties = { Name: 'p', Type: 'String', Value: '1' };
  const live = await createLive(account, type, properties);
  await expect(createLive(account, type, properties, 'Other')).rejects.toThrow(
    'The parameter already exists.',
  );
  await live.delete();
  expect(await call('GetParameter', { Name: 'p:1' })).toMatchObject({ __type: 'ParameterNotFound' });
  await createLive(account, type, properties);
  expect(await call('GetParameter', { Name: 'p' })).toMatchObject({ Parameter: { Version: 1 } });
});
