import { creationOrder } from '../../src/template/creation-order';
import { parseTemplate } from '../../src/template/template';

function order(resources: Record<string, object>): string[] {
  const typed = Object.fromEntries(
    Object.entries(resources).map(([id, rest]) => [id, { Type: 'T', ...rest }]),
  );
  return creationOrder(parseTemplate(JSON.stringify({ Resources: typed })));
}

test.each([
  ['Ref', { Properties: { x: [{ Ref: 'B' }] } }],
  ['GetAtt', { Properties: { x: { 'Fn::GetAtt': ['B', 'Arn'] } } }],
  ['GetAtt as text', { Properties: { x: { 'Fn::GetAtt': 'B.Arn' } } }],
  ['Sub', { Properties: { x: { 'Fn::Sub': 'a-${B.Arn}' } } }],
  ['one DependsOn', { DependsOn: 'B' }],
  ['several DependsOn', { DependsOn: ['C', 'B'] }],
])('what a resource needs by %s comes before it', (_, a) => {
  expect(order({ A: a, B: {}, C: {} }).indexOf('B')).toBeLessThan(order({ A: a, B: {}, C: {} }).indexOf('A'));
});

test('resources that need nothing keep the order of the template', () => {
  expect(order({ B: {}, A: {}, C: {} })).toEqual(['B', 'A', 'C']);
});

test('what is ready sooner comes sooner', () => {
  const needs = (DependsOn: string) => ({ DependsOn });
  expect(order({ C: needs('B'), B: needs('A'), A: {}, D: needs('A'), E: {} })).toEqual([
    'A',
    'E',
    'B',
    'D',
    'C',
  ]);
});

test('of what is ready together, the policies of roles are first', () => {
  const policy = { Type: 'AWS::IAM::Policy', DependsOn: 'Role' };
  const late = { Type: 'AWS::IAM::Policy', DependsOn: 'Function' };
  expect(order({ Late: late, Function: { DependsOn: 'Role' }, Policy: policy, Role: {} })).toEqual([
    'Role',
    'Policy',
    'Function',
    'Late',
  ]);
});

test('a circle is refused with its members', () => {
  expect(() => order({ A: { DependsOn: 'B' }, B: { Properties: { x: { Ref: 'A' } } } })).toThrow(
    'Circular dependency between resources: [A, B]',
  );
});
