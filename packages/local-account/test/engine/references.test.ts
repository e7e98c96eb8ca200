import type { StacksProps } from '../../src/engine/stacks/stacks';
import { A, B, messageOf, requestOf, stack } from './test-stack';

describe('what is accepted and not run', () => {
  test('can be referred to', async () => {
    const running = stack({
      Resources: {
        Named: {
          Type: 'Test::Ornament',
          Properties: { Look: { Name: { Ref: 'AWS::Region' } }, Colour: 'red' },
        },
        Unnamed: { Type: 'Test::Ornament' },
        A: { Type: 'Test::Thing', Properties: { Name: { Ref: 'Named' } } },
      },
      Outputs: {
        Name: { Value: { 'Fn::GetAtt': ['A', 'Name'] } },
        Colour: { Value: { 'Fn::GetAtt': ['Named', 'Colour'] } },
        Unnamed: { Value: { Ref: 'Unnamed' } },
      },
    });

    await running.start();

    expect(running.outputs.map(({ value }) => value)).toEqual([
      'eu-central-1',
      'red',
      expect.stringMatching(/^Test-Unnamed-[0-9A-F]{12}$/),
    ]);
  });

  test('may have properties that the local run knows nothing of', async () => {
    const Properties = { Shape: { 'Fn::GetAtt': ['B', 'Shape'] }, Look: { 'Fn::Unheard': 1 } };
    const running = stack({ Resources: { B, Pretty: { Type: 'Test::Ornament', Properties } } });

    expect(await messageOf(running)).toBe(
      'Pretty (Test::Ornament), property Look.Fn::Unheard: The local run does not know the function Fn::Unheard.',
    );
    const Resources = { B, Pretty: { Type: 'Test::Ornament', Properties: { Shape: Properties.Shape } } };
    expect(await messageOf(stack({ Resources }))).toBe('It started.');
  });
});

describe('parameters', () => {
  const given = async (
    parameter: object,
    value: unknown = { Ref: 'P' },
    props: Partial<StacksProps> = {},
  ) => {
    const Resources = { B: { Type: 'Test::Thing', Properties: { Name: value } } };
    const Outputs = { Name: { Value: { 'Fn::GetAtt': ['B', 'Name'] } } };
    const running = stack({ Parameters: { P: parameter }, Resources, Outputs }, [], props);
    const message = await messageOf(running);
    return running.outputs[0]?.value ?? message;
  };
  const ssmParameter = (name: string) => ({ '/names': 'a, b' })[name];

  test.each([
    ['String', 'a', { Ref: 'P' }, 'a'],
    ['Number', 3, { Ref: 'P' }, '3'],
    ['CommaDelimitedList', 'a, b', { 'Fn::Select': [1, { Ref: 'P' }] }, 'b'],
    ['List<Number>', '1,2', { 'Fn::Join': ['+', { Ref: 'P' }] }, '1+2'],
    ['AWS::SSM::Parameter::Name', '/names', { Ref: 'P' }, '/names'],
    ['AWS::SSM::Parameter::Value<String>', '/names', { Ref: 'P' }, 'a, b'],
    ['AWS::SSM::Parameter::Value<List<String>>', '/names', { 'Fn::Select': [1, { Ref: 'P' }] }, 'b'],
  ])('of type %s have the default %p', async (Type, Default, value, expected) => {
    expect(await given({ Type, Default }, value, { ssmParameter })).toBe(expected);
  });

  test('whose SSM parameter is not there are refused by its name, if they are used', async () => {
    const parameter = { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/elsewhere' };

    expect(await given(parameter)).toBe(
      'B (Test::Thing), property Name.Ref: The parameter P takes the value of the SSM parameter /elsewhere, and no stack that has been deployed here creates that.',
    );
    expect(await given(parameter, 'unused')).toBe('unused');
  });

  test('without a default are refused', async () => {
    expect(await given({ Type: 'String' })).toBe(
      'B (Test::Thing), property Name.Ref: The parameter P has no default, and the local run has no other value for it.',
    );
  });
});

test('a resource whose condition does not hold cannot be referred to', async () => {
  const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
  const Resources = { A, B: { ...B, Condition: 'Never' } };

  expect(await messageOf(stack({ Conditions, Resources }))).toBe(
    'A (Test::Thing), property Name.Ref: The resource B is not there to refer to: its condition does not hold.',
  );
});

test('takes what the stacks before it export and give out', async () => {
  const platform = {
    Resources: { B },
    Outputs: {
      Topic: { Value: 'the topic', Export: { Name: 'Platform:Topic' } },
      Key: { Value: 'the key' },
    },
  };
  const running = stack({
    Resources: { B },
    Outputs: {
      Topic: { Value: { 'Fn::ImportValue': 'Platform:Topic' } },
      Key: {
        Value: {
          'Fn::GetStackOutput': { StackName: 'Platform', OutputName: 'Key', Region: 'eu-central-1' },
        },
      },
    },
  });
  await running.stacks.settled(running.stacks.create('Platform', requestOf(platform)));

  await running.start();

  expect(running.outputs.map(({ value }) => value)).toEqual(['the topic', 'the key']);
});
