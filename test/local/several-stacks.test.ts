import { CfnOutput, CfnResource, Fn, Stack, Stage } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { listen } from '@pipeline/local-account';
import { readCloudAssembly } from '../../local/cloud-assembly';
import { startLocalRun } from '../../local/local-run';
import { TeamApp } from './team-app';

const ENV = { account: '123456789012', region: 'us-west-2' };

/** Runs a stack of an app. @returns its outputs by name, and where it is */
async function run({ directory }: TeamApp, stackName?: string) {
  await using server = await listen(0, (error) => {
    throw error;
  });
  await using started = await startLocalRun(readCloudAssembly(directory, stackName), { server });
  const { account, notRun } = started;
  const outputs = Object.fromEntries(started.outputs.map(({ name, value }) => [name, value]));
  return { outputs, account, notRun: notRun.map(({ type }) => type) };
}

/** A stack whose ARNs have its account and Region in them, where it names them. */
class QueueStack extends Stack {
  readonly queue = new Queue(this, 'Queue');

  constructor(...props: ConstructorParameters<typeof Stack>) {
    super(...props);
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['sqs:SendMessage'],
        principals: [new ServicePrincipal('events.amazonaws.com')],
        resources: [this.queue.queueArn],
      }),
    );
    new CfnOutput(this, 'Arn', { value: this.queue.queueArn });
    new CfnOutput(this, 'RuleArn', {
      value: this.formatArn({ service: 'events', resource: 'rule', resourceName: 'r' }),
    });
  }
}

test('a stack with an env runs in its account and Region', async () => {
  using app = new TeamApp((scope) => new QueueStack(scope, 'Transactions', { env: ENV }));

  const { outputs, account } = await run(app);

  expect(account).toMatchObject({ accountId: ENV.account, region: ENV.region });
  expect(outputs.Arn).toMatch(/^arn:aws:sqs:us-west-2:123456789012:/);
  expect(outputs.RuleArn).toBe('arn:aws:events:us-west-2:123456789012:rule/r');
});

test('a stack of a stage runs, in the env of the stage', async () => {
  using app = new TeamApp((scope) => {
    new QueueStack(new Stage(scope, 'Prod', { env: ENV }), 'Transactions');
  });

  const { outputs } = await run(app);

  expect(outputs.Arn).toMatch(/^arn:aws:sqs:us-west-2:123456789012:Prod-Transactions-Queue/);
});

test('one of the stages of a pipeline is chosen by its path, and by its name', async () => {
  using app = new TeamApp((scope) => {
    new Stack(scope, 'Pipeline');
    for (const name of ['Beta', 'Prod']) new QueueStack(new Stage(scope, name), 'Transactions');
  });

  expect((await run(app, 'Beta/Transactions')).outputs.Arn).toContain(':Beta-Transactions-Queue');
  expect((await run(app, 'Prod-Transactions')).outputs.Arn).toContain(':Prod-Transactions-Queue');
});

describe.each(['weak', 'strong'])('a %s reference to another stack', (strength) => {
  const context = { '@aws-cdk/core:defaultCrossStackReferences': strength };

  test('runs, with the stacks that it needs', async () => {
    using app = new TeamApp((scope) => {
      const keys = new Stack(scope, 'Names');
      const name = new StringParameter(keys, 'Name', { stringValue: 'payments' });
      const platform = new Stack(scope, 'Platform');
      const topic = new Topic(platform, 'OnCall', { displayName: name.stringValue });
      topic.addSubscription(new EmailSubscription('on-call@example.com'));
      const transactions = new Stack(scope, 'Transactions');
      new Queue(transactions, 'Queue');
      new CfnOutput(transactions, 'Topic', { value: topic.topicArn });
      new Stack(scope, 'Unrelated');
    }, context);

    const { outputs, notRun } = await run(app, 'Transactions');

    expect(outputs.Topic).toMatch(/^arn:aws:sns:us-east-1:000000000000:Platform-OnCall/);
    expect(notRun).toContain('AWS::SNS::Subscription');
  });
});

test('an SSM parameter of a stack before it is read', async () => {
  using app = new TeamApp((scope) => {
    const platform = new Stack(scope, 'Platform');
    new StringParameter(platform, 'Team', { parameterName: '/team', stringValue: 'payments' });
    const transactions = new Stack(scope, 'Transactions');
    transactions.addStackDependency(platform);
    new Queue(transactions, 'Queue');
    new CfnOutput(transactions, 'Team', {
      value: StringParameter.valueForStringParameter(transactions, '/team'),
    });
  });

  expect((await run(app, 'Transactions')).outputs).toMatchObject({ Team: 'payments' });
});

test.each([
  [
    'an export',
    (stack: Stack) => new CfnOutput(stack, 'Topic', { value: Fn.importValue('platform:topic') }),
    'Outputs.Topic.Value.Fn::ImportValue: No export named platform:topic found in a stack that has been deployed here.',
  ],
  [
    'an SSM parameter',
    (stack: Stack) =>
      new CfnOutput(stack, 'Team', { value: StringParameter.valueForStringParameter(stack, '/team') }),
    'takes the value of the SSM parameter /team, and no stack that has been deployed here creates that.',
  ],
])('%s of a stack that is not of the app is refused by its name, and the run ends', async (_, add, says) => {
  using app = new TeamApp((scope) => {
    const stack = new Stack(scope, 'Transactions');
    new Queue(stack, 'Queue');
    add(stack);
  });

  await expect(run(app)).rejects.toThrow(says);
});

test('a stack that is needed and cannot be run is told by its name', async () => {
  using app = new TeamApp((scope) => {
    const platform = new Stack(scope, 'Platform');
    new CfnResource(platform, 'Network', { type: 'AWS::EC2::VPC' });
    new Stack(scope, 'Transactions').addStackDependency(platform);
  });

  await expect(run(app, 'Transactions')).rejects.toThrow(
    'Platform, which Transactions depends on, cannot be run.\n' +
      'Network (AWS::EC2::VPC): The local run does not know this type.',
  );
});

test('a stack of another Region that is needed is not run', async () => {
  using app = new TeamApp((scope) => {
    const elsewhere = new Stack(scope, 'Elsewhere', { env: { ...ENV, region: 'eu-west-1' } });
    new CfnResource(elsewhere, 'Network', { type: 'AWS::EC2::VPC' });
    new QueueStack(scope, 'Transactions', { env: ENV }).addStackDependency(elsewhere);
  });

  expect((await run(app, 'Transactions')).outputs.Arn).toContain('us-west-2');
});

test('a stack without resources is passed over where it is needed, and refused where it is chosen', async () => {
  using app = new TeamApp((scope) => {
    const empty = new Stack(scope, 'Empty');
    new QueueStack(scope, 'Transactions').addStackDependency(empty);
  });

  expect((await run(app, 'Transactions')).outputs.Arn).toContain('Transactions-Queue');
  await expect(run(app, 'Empty')).rejects.toThrow('At least one Resources member must be defined.');
});
