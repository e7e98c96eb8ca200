import { Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { PipelineStack } from '../pipeline-stack';
import { configurations } from './configurations';
import { type Validated, validatePipeline } from './validate';

// The engine of CloudFormation Validate starts with the first template.
jest.setTimeout(60_000);

const named = configurations.map(
  (configured) =>
    [
      Object.entries(configured)
        .map(([key, value]) => `${key}=${String(value)}`)
        .join(' ') || 'the defaults',
      configured,
    ] as const,
);

describe.each(named)('with %s', (_, configured) => {
  let asDeployed: Validated;
  let bare: Validated;

  beforeAll(() => {
    asDeployed = validatePipeline(configured);
    const acknowledge = jest.spyOn(Validations.prototype, 'acknowledge').mockImplementation();
    bare = validatePipeline(configured);
    acknowledge.mockRestore();
  });

  test('no validator finds anything that is not acknowledged', () => {
    expect(asDeployed.findings).toEqual([]);
  });

  test('every acknowledgement stands at the one resource that is found, or right above it', () => {
    for (const { rule, construct } of asDeployed.acknowledgements) {
      const found = bare.findings.filter(
        (finding) => finding.rule === rule && `${finding.construct}/`.startsWith(`${construct}/`),
      );
      expect({ rule, construct, found: found.length }).toEqual({ rule, construct, found: 1 });
      const below = found[0]!.construct.slice(construct.length + 1);
      expect(below).toMatch(/^(DefaultPolicy\/)?Resource$/);
    }
  });

  test('every acknowledgement gives a reason', () => {
    expect(asDeployed.acknowledgements.length).toBeGreaterThan(0);
    for (const { reason } of asDeployed.acknowledgements) expect(reason).toMatch(/^[A-Z].{60,}\.$/);
  });
});

describe('a fault is found', () => {
  const pipeline = (stack: PipelineStack) => stack.node.findChild('Default').node;

  const queue = (stack: PipelineStack) => pipeline(stack).findChild('Queue').node.findChild('Source');

  const loggerFunction = (stack: PipelineStack) =>
    pipeline(stack).findChild('Default').node.findChild('Logger').node.findChild('Function').node
      .defaultChild as CfnFunction;

  test.each<[string, string, (stack: PipelineStack) => void]>([
    [
      'a value that CloudFormation would refuse',
      'F3012',
      (stack) =>
        (queue(stack).node.defaultChild as CfnQueue).addPropertyOverride('VisibilityTimeout', 'long'),
    ],
    [
      'a reference to nothing',
      'F1020',
      (stack) =>
        (queue(stack).node.defaultChild as CfnQueue).addPropertyOverride('KmsMasterKeyId', {
          'Fn::GetAtt': ['Nothing', 'Arn'],
        }),
    ],
    [
      'a queue that takes what comes without TLS',
      'AwsSolutions-SQS4',
      (stack) => void new CfnQueue(stack, 'Plain', {}),
    ],
    [
      'a role that may do anything to a service',
      'AwsSolutions-IAM5[Action::events:*]',
      (stack) =>
        (pipeline(stack).findChild('Pipe').node.findChild('Role') as Role).addToPolicy(
          new PolicyStatement({ actions: ['events:*'], resources: [stack.stackId] }),
        ),
    ],
    [
      'a function of which nobody decided how much memory it has',
      'Serverless-LambdaDefaultMemorySize',
      (stack) => (loggerFunction(stack).memorySize = undefined),
    ],
    [
      'a function on a runtime that AWS no longer updates',
      'AwsSolutions-L1',
      (stack) => (loggerFunction(stack).runtime = 'nodejs18.x'),
    ],
    [
      'a key that is an empty text',
      'NoEmptyText',
      (stack) => ((queue(stack).node.defaultChild as CfnQueue).kmsMasterKeyId = ''),
    ],
  ])('%s', (_, rule, plant) => {
    const { findings } = validatePipeline({}, plant);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });
});
