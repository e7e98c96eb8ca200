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

test('a circle is refused with its members', () => {
  expect(() => order({ A: { DependsOn: 'B' }, B: { Properties: { x: { Ref: 'A' } } } })).toThrow(
    'Circular dependency between resources: [A, B]',
  );
});
