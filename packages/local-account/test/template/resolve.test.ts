import { resolve } from '../../src/template/resolve';
import type { Scope } from '../../src/template/scope';

const scope: Scope = {
  ref: (name) => ({ Queue: 'http://queue', 'AWS::Region': 'eu-west-1', Count: 3 })[name],
  attribute: (logicalId, name) =>
    logicalId === 'Queue' ? { Arn: 'arn:queue', 'Nested.Name': 'deep' }[name] : undefined,
  condition: (name) => ({ Yes: true, No: false })[name],
  mapping: (...path) => (path.join('/') === 'Map/top/second' ? 'mapped' : undefined),
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
    { a: { 'Fn::ImportValue': 'x' } },
    'Here.a.Fn::ImportValue: The local run does not know the function Fn::ImportValue.',
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
    'Here.0.Fn::Sub: There is no text Missing to refer to.',
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
