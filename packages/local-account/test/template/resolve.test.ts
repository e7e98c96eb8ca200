import { NOT_CREATED } from '../../src/template/not-created';
import { resolve, resolveProperties } from '../../src/template/resolve';
import type { Scope } from '../../src/template/scope';

const scope: Scope = {
  ref: (name) => ({ Queue: 'http://queue', 'AWS::Region': 'eu-west-1', Count: 3 })[name],
  attribute: (logicalId, name) =>
    logicalId === 'Queue' ? { Arn: 'arn:queue', 'Nested.Name': 'deep' }[name] : undefined,
  condition: (name) => ({ Yes: true, No: false })[name],
  mapping: (...path) => (path.join('/') === 'Map/top/second' ? 'mapped' : undefined),
  explainMissing: (name) => `There is no ${name} to refer to.`,
  exportedValue: (name) => ({ 'Other:Name': 'exported' })[name],
  stackOutput: (output) =>
    JSON.stringify(output) === '{"stackName":"Other","outputName":"Name"}' ? 'given out' : undefined,
  ssmParameter: (name) => ({ '/team/name': 'payments' })[name],
};

test.each([
  ['a Ref', { Ref: 'Queue' }, 'http://queue'],
  ['a Ref to a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
  ['GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:queue'],
  ['GetAtt as a text, its attribute with a dot', { 'Fn::GetAtt': 'Queue.Nested.Name' }, 'deep'],
  ['Join over references', { 'Fn::Join': ['-', ['a', { Ref: 'Queue' }, 1]] }, 'a-http://queue-1'],
  [
    'Sub with resources and attributes',
    { 'Fn::Sub': '${Queue}|${Queue.Arn}|${!Literal}|$x' },
    'http://queue|arn:queue|${Literal}|$x',
  ],
  ['Sub with its own variables first', { 'Fn::Sub': ['${Queue}', { Queue: { Ref: 'Count' } }] }, '3'],
  ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
  ['Select with its index as text', { 'Fn::Select': ['0', ['x']] }, 'x'],
  ['FindInMap', { 'Fn::FindInMap': ['Map', 'top', 'second'] }, 'mapped'],
  ['ImportValue', { 'Fn::ImportValue': { 'Fn::Join': [':', ['Other', 'Name']] } }, 'exported'],
  ['GetStackOutput', { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: 'Name' } }, 'given out'],
  ['Base64', { 'Fn::Base64': 'é' }, 'w6k='],
  ['If, true', { 'Fn::If': ['Yes', 1, { Ref: 'Missing' }] }, 1],
  ['If, false', { 'Fn::If': ['No', { Ref: 'Missing' }, 2] }, 2],
  ['Equals of a number and its text', { 'Fn::Equals': [1, '1'] }, true],
  ['And, Or, Not', { 'Fn::And': [true, { 'Fn::Or': [false, { 'Fn::Not': [false] }] }] }, true],
  ['no value in an object', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ['no value in a list', [1, { Ref: 'AWS::NoValue' }, 2], [1, 2]],
  ['an object that only looks like a function', { Ref: 'Queue', other: 1 }, { Ref: 'Queue', other: 1 }],
])('resolves %s', (_, value, expected) => {
  expect(resolve(value, scope, 'Here')).toEqual(expected);
});

test.each([
  [
    'an unknown function',
    { a: { 'Fn::GetAZs': '' } },
    'Here.a.Fn::GetAZs: The local run does not know the function Fn::GetAZs.',
  ],
  [
    'an export of no stack',
    { 'Fn::ImportValue': 'Nobody:Name' },
    'Here.Fn::ImportValue: No export named Nobody:Name found in a stack that has been deployed here.',
  ],
  [
    'an output of no stack',
    { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: 'Name', Region: 'eu-west-3' } },
    'Here.Fn::GetStackOutput: There is no output Name of a stack Other in eu-west-3 that has been deployed here.',
  ],
  ['a Ref to nothing', { Ref: 'Missing' }, 'Here.Ref: There is no Missing to refer to'],
  [
    'an unknown attribute',
    { 'Fn::GetAtt': ['Queue', 'Color'] },
    'Here.Fn::GetAtt: The local run knows no attribute Color of Queue.',
  ],
  [
    'a Sub of nothing',
    ['${Missing}'].map((text) => ({ 'Fn::Sub': text })),
    'Here.0.Fn::Sub: There is no Missing to refer to.',
  ],
  [
    'a Sub of an unknown attribute',
    { 'Fn::Sub': '${Queue.Color}' },
    'Here.Fn::Sub: The local run knows no attribute Color of Queue.',
  ],
  ['an unknown condition', { 'Fn::If': ['Maybe', 1, 2] }, 'Here.Fn::If: There is no condition Maybe.'],
  [
    'an argument of the wrong shape',
    { 'Fn::Join': 'x' },
    'Here.Fn::Join: The function’s argument is not what it takes',
  ],
])('refuses %s, with its path', (_, value, message) => {
  expect(() => resolve(value, scope, 'Here')).toThrow(message.replace('’', "'"));
});

test.each([
  ['{{resolve:ssm:/team/name}}', 'payments'],
  ['the {{resolve:ssm:/team/name:1}} team', 'the payments team'],
  [{ 'Fn::Join': ['', ['{{resolve:ssm:', '/team/name', '}}']] }, 'payments'],
  [[{ Name: '{{resolve:ssm:/team/name}}' }], [{ Name: 'payments' }]],
])('the dynamic reference %j is resolved in properties', (Property, expected) => {
  expect(resolveProperties({ Property }, scope, 'A (T)')).toEqual({ Property: expected });
});

test.each([
  ['{{resolve:ssm:/team/size}}', '{{resolve:ssm:/team/size}} names an SSM parameter that no stack creates'],
  ['{{resolve:ssm:/team/name:2}}', '{{resolve:ssm:/team/name:2}} names an SSM parameter'],
  ['{{resolve:secretsmanager:s:SecretString:p}}', 'The local run does not resolve {{resolve:secretsmanager:'],
  ['{{resolve:ssm-secure:/team/name}}', 'The local run does not resolve {{resolve:ssm-secure:/team/name}}.'],
])('the dynamic reference %s is refused', (Property, message) => {
  expect(() => resolveProperties({ Property }, scope, 'A (T)')).toThrow(
    `A (T), property Property: ${message}`,
  );
});

test.each([
  { Ref: 'Refused' },
  { 'Fn::GetAtt': ['Refused', 'Arn'] },
  { 'Fn::Join': ['-', ['a', { Ref: 'Refused' }]] },
  { 'Fn::Sub': 'a-${Refused}' },
  { 'Fn::Sub': ['${It}', { It: { Ref: 'Refused' } }] },
])('what refers to a resource that was refused is not known: %j', (value) => {
  const refusing: Scope = { ...scope, ref: () => NOT_CREATED, attribute: () => NOT_CREATED };

  expect(resolve({ a: value, b: 1 }, refusing, 'Here')).toEqual({ a: NOT_CREATED, b: 1 });
});
