import { checkRules } from '../../src/template/rules';
import { parseTemplate } from '../../src/template/template';

const parameters = new Map<string, unknown>([
  ['Stage', 'dev'],
  ['Version', '21'],
  ['Zones', ['a', 'b']],
]);

function check(rule: object) {
  checkRules(
    parseTemplate(JSON.stringify({ Resources: { Q: { Type: 'T' } }, Rules: { R: rule } })),
    parameters,
  );
}

const assertion = (Assert: unknown) => ({ Assertions: [{ Assert, AssertDescription: 'described' }] });

// The first is the one that the CDK writes.
test.each([
  { 'Fn::Not': [{ 'Fn::Contains': [['1', '2', '3'], { Ref: 'Version' }] }] },
  { 'Fn::Contains': [{ Ref: 'Zones' }, 'b'] },
  { 'Fn::EachMemberIn': [{ Ref: 'Zones' }, ['a', 'b', 'c']] },
  { 'Fn::EachMemberEquals': [['a', 'a'], 'a'] },
  { 'Fn::And': [{ 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] }, { 'Fn::Or': [false, true] }] },
])('the assertion %j holds, and its opposite does not', (Assert) => {
  expect(() => check(assertion(Assert))).not.toThrow();
  expect(() => check(assertion({ 'Fn::Not': [Assert] }))).toThrow(
    'Template error: the rule R does not hold: described',
  );
});

test('a rule whose condition does not hold asserts nothing', () => {
  const condition = (stage: string) => ({ 'Fn::Equals': [{ Ref: 'Stage' }, stage] });

  expect(() => check({ RuleCondition: condition('prod'), ...assertion(false) })).not.toThrow();
  expect(() => check({ RuleCondition: condition('dev'), ...assertion(false) })).toThrow('described');
});

test.each([
  [{ 'Fn::ValueOf': ['Vpc', 'Tags.Name'] }, 'Rules.R: The local run does not know Fn::ValueOf here.'],
  [
    { 'Fn::Contains': 'a' },
    'Template format error: Rules.R: Fn::Contains has arguments that it does not take.',
  ],
])('the assertion %j is refused', (Assert, message) => {
  expect(() => check(assertion(Assert))).toThrow(message);
});
