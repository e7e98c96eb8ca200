import { B, type Diary, messageOf, stack } from './test-stack';

describe('what is wrong is told all at once', () => {
  const Colour = { Type: 'Test::Thing', Properties: { Colour: 'red' } };

  test('over all resources, types and outputs', async () => {
    const diary: Diary = [];
    const running = stack(
      {
        Resources: {
          A: Colour,
          B: { Type: 'Test::Thing', Properties: { Name: { Ref: 'Nobody' } } },
          C: { Type: 'Test::Unheard' },
          D: { Type: 'Test::Thing', Properties: { Fails: 'often' } },
          E: { Type: 'Test::Thing' },
        },
        Outputs: { Nothing: { Value: { 'Fn::GetAtt': ['E', 'Nothing'] } } },
      },
      diary,
    );

    expect((await messageOf(running)).split('\n')).toEqual([
      'A (Test::Thing), property Colour: The local run does not know this property.',
      'B (Test::Thing), property Name.Ref: There is no Nobody to refer to, neither a resource nor a parameter.',
      'C (Test::Unheard): The local run does not know this type.',
      'D (Test::Thing), property Fails: It takes a value of type boolean, not "often".',
      'Outputs.Nothing.Value.Fn::GetAtt: The local run knows no attribute Nothing of E.',
    ]);
    expect(diary).toEqual(['create E', 'stop E']);
  });

  test('of what needs a refused resource, what has nothing to do with that', async () => {
    const Resources = {
      A: Colour,
      B: { Type: 'Test::Thing', Properties: { Name: { Ref: 'A' } } },
      C: { Type: 'Test::Thing', Properties: { Fails: { Ref: 'A' }, Size: { 'Fn::GetAtt': ['B', 'Size'] } } },
    };

    expect((await messageOf(stack({ Resources }))).split('\n')).toEqual([
      'A (Test::Thing), property Colour: The local run does not know this property.',
    ]);
    const more = { ...Resources, B: { Type: 'Test::Thing', Properties: { Name: { Ref: 'A' }, Age: 1 } } };
    expect((await messageOf(stack({ Resources: more }))).split('\n')).toEqual([
      'A (Test::Thing), property Colour: The local run does not know this property.',
      'B (Test::Thing), property Age: The local run does not know this property.',
    ]);
  });

  test('what lacks what a refused resource would have given it says nothing of its own', async () => {
    const Resources = {
      Role: B,
      Policy: { Type: 'Test::Thing', Properties: { Name: { Ref: 'Role' }, Colour: 'red' } },
      Pipe: { Type: 'Test::Thing', Properties: { Name: { Ref: 'Role' }, Fails: true } },
    };

    expect(await messageOf(stack({ Resources }))).toBe(
      'Policy (Test::Thing), property Colour: The local run does not know this property.',
    );
  });

  test('a condition that cannot be evaluated is told once', async () => {
    const Conditions = { Odd: { 'Fn::Unheard': 1 } };
    const Resources = { A: { ...B, Condition: 'Odd' }, B: { ...B, Condition: 'Odd' } };

    expect(await messageOf(stack({ Conditions, Resources }))).toBe(
      'Conditions.Odd.Fn::Unheard: The local run does not know the function Fn::Unheard.',
    );
  });
});

test('a type that is not known is no matter where its condition does not hold', async () => {
  const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
  const Resources = { B, C: { Type: 'Test::Unheard', Condition: 'Never' } };

  expect(await messageOf(stack({ Conditions, Resources }))).toBe('It started.');
});

test('what DependsOn names has to be there', async () => {
  expect(await messageOf(stack({ Resources: { B: { ...B, DependsOn: ['C', 'D'] } } }))).toBe(
    'B (Test::Thing), DependsOn: There is no C, D in the template.',
  );
});

test('an output that is refused stops what was created', async () => {
  const diary: Diary = [];
  const Outputs = { Nothing: { Value: { 'Fn::GetAtt': ['B', 'Nothing'] } } };

  await messageOf(stack({ Resources: { B }, Outputs }, diary));

  expect(diary).toEqual(['create B', 'stop B']);
});
