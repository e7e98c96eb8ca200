import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { omitRedundantDependency } from '../../../lib/flow/omit-redundant-dependency';
import { newStack } from '../cdk-app';
import { synthesizePipeline } from '../synthesized-stack';
import { allResources, onlyResource } from '../template-resources';

// https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md: W3005
test.each([{}, { tracing: true }, { encryption: 'customer-managed', sealed: true, tracing: true }])(
  'with %j nothing waits by DependsOn for a role that its properties name anyway',
  (configured) => {
    const resources = allResources(synthesizePipeline(configured));
    const redundant = Object.entries(resources).flatMap(([logicalId, { Properties, DependsOn = [] }]) =>
      DependsOn.filter(
        (before) =>
          resources[before]?.Type === 'AWS::IAM::Role' &&
          JSON.stringify(Properties).includes(JSON.stringify({ 'Fn::GetAtt': [before, 'Arn'] })),
      ).map((before) => `${logicalId} waits for ${before}`),
    );
    expect(redundant).toEqual([]);
  },
);

test('with the defaults nothing has an empty DependsOn', () => {
  const resources = Object.values(allResources(synthesizePipeline()));
  expect(resources.filter(({ DependsOn }) => DependsOn?.length === 0)).toEqual([]);
  expect(resources.filter(({ DependsOn = [] }) => DependsOn.length > 0).length).toBeGreaterThan(0);
});

describe('of a resource', () => {
  let stack: Stack;
  let role: Role;

  beforeEach(() => {
    stack = newStack();
    role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('sqs.amazonaws.com') });
  });

  test('whatever else it waits for stays', () => {
    const queue = new Queue(stack, 'Queue');
    const before = new Queue(stack, 'Before');
    queue.node.addDependency(role, before);
    omitRedundantDependency(queue, role);
    const idOf = (one: Queue) => stack.getLogicalId(one.node.defaultChild as CfnQueue);
    expect(allResources(Template.fromStack(stack))[idOf(queue)]?.DependsOn).toEqual([idOf(before)]);
  });

  test('that waits for nothing but the role, there is no DependsOn left', () => {
    const queue = new Queue(stack, 'Queue');
    queue.node.addDependency(role);
    omitRedundantDependency(queue, role);
    expect(onlyResource(Template.fromStack(stack), 'AWS::SQS::Queue')).not.toHaveProperty('DependsOn');
  });

  test('that is of another stack, nothing changes', () => {
    const imported = Queue.fromQueueArn(stack, 'Imported', 'arn:aws:sqs:us-east-1:111111111111:Queue');
    expect(() => omitRedundantDependency(imported, role)).not.toThrow();
  });
});
