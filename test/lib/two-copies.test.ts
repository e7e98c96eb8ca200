import { Template } from 'aws-cdk-lib/assertions';
import { newApp } from './cdk-app';
import { newPipelineStack } from './synthesized-stack';
import { allOutputs, allResources } from './template-resources';

/** Properties that end in `Name` and name no resource of the account: an inline policy's, and what a route is served from. */
const NAMES_NOTHING_GLOBAL = new Set(['AWS::IAM::Policy.PolicyName', 'AWS::ApiGatewayV2::Stage.StageName']);

/** What a template calls by a name of its own, as `type name`; a reference is not a name. */
function physicalNames(template: Template): string[] {
  const ofResources = Object.values(allResources(template)).flatMap(({ Type, Properties }) =>
    Object.entries(Properties)
      .filter(([key, value]) => key.endsWith('Name') && typeof value === 'string')
      .filter(([key]) => !NAMES_NOTHING_GLOBAL.has(`${Type}.${key}`))
      .map(([, value]) => `${Type} ${value as string}`),
  );
  const exported = Object.values(allOutputs(template)).flatMap(({ Export }) =>
    Export ? [JSON.stringify(Export)] : [],
  );
  return [...ofResources, ...exported];
}

const longName = 'L'.repeat(127);

test.each([
  ['different names', 'First', 'Second'],
  ['names that differ in a hyphen only', 'my-stack', 'mystack'],
  ['names of 128 characters that differ in the last only', `${longName}1`, `${longName}2`],
])('two stacks with %s come from one app and share no physical name', (_, first, second) => {
  const app = newApp();
  const stacks = [first, second].map((stackName) => newPipelineStack({ stackName }, app));
  const [ofFirst, ofSecond] = stacks.map((stack) => physicalNames(Template.fromStack(stack)));
  expect(ofFirst!.length).toBeGreaterThan(0);
  expect(ofFirst!.filter((name) => ofSecond!.includes(name))).toEqual([]);
});

test('nothing has a physical name but what cannot do without one', () => {
  const names = physicalNames(Template.fromStack(newPipelineStack({ stackName: 'Copy' })));
  expect(names.sort()).toEqual([
    'AWS::ApiGatewayV2::Api Copy',
    expect.stringMatching(/^AWS::Events::EventBus Copy\w+$/),
    'AWS::Logs::LogGroup /aws/vendedlogs/apigateway/Copy',
    'AWS::Logs::LogGroup /aws/vendedlogs/pipes/Copy',
    'AWS::Logs::LogGroup /aws/vendedlogs/states/Copy',
    'AWS::Logs::QueryDefinition Copy/How long transactions took',
    'AWS::Logs::QueryDefinition Copy/Largest transactions',
    'AWS::Logs::QueryDefinition Copy/One transaction',
    'AWS::Logs::QueryDefinition Copy/Requests that were not accepted',
    'AWS::Logs::QueryDefinition Copy/Transactions processed more than once',
    'AWS::Logs::QueryDefinition Copy/What the pipe could not move',
    'AWS::Logs::QueryDefinition Copy/Why executions failed',
  ]);
});

test('a name of 128 characters leaves every physical name within its limit', () => {
  const names = physicalNames(Template.fromStack(newPipelineStack({ stackName: `${longName}1` })));
  const limits: Record<string, number> = {
    'AWS::ApiGatewayV2::Api': 128,
    'AWS::Events::EventBus': 256,
    'AWS::Logs::LogGroup': 512,
    'AWS::Logs::QueryDefinition': 255,
  };
  for (const one of names) {
    const [type, name] = one.split(' ') as [string, string];
    expect(name.length).toBeLessThanOrEqual(limits[type]!);
  }
});
