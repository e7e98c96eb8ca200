import { Template } from 'aws-cdk-lib/assertions';
import { type PipelineSettings, TransactionPipeline } from '../../lib/transaction-pipeline';
import { newStack } from '../../test/lib/cdk-app';
import { allOutputs, arn, resourcesOf } from '../../test/lib/template-resources';
import { FanOut } from '.';

function synthesize(settings: PipelineSettings = {}): Template {
  const stack = newStack();
  new FanOut(stack, 'FanOut', { pipeline: new TransactionPipeline(stack, 'Pipeline', settings) });
  return Template.fromStack(stack);
}

let template: Template;
beforeAll(() => {
  template = synthesize();
});

const CONSUMERS = ['QueueConsumer', 'FunctionConsumer', 'WorkflowConsumer'];

/** The logical id of what an output refers to. */
function outputId(name: string): string {
  const { Value } = allOutputs(template)[name]!;
  const { Ref, 'Fn::GetAtt': getAtt } = Value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return Ref ?? getAtt![0];
}

test.each(CONSUMERS)(
  '%s has a rule for transactions, with dead letters and a retry policy of its own',
  (consumer) => {
    const rule = resourcesOf(template, 'AWS::Events::Rule')[outputId(`${consumer}RuleArn`)];

    expect(rule?.Properties).toMatchObject({
      EventPattern: { source: ['transaction-pipeline'], 'detail-type': ['Transaction'] },
      State: 'ENABLED',
      Targets: [
        {
          DeadLetterConfig: { Arn: arn(outputId(`${consumer}DeadLettersUrl`)) },
          RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
        },
      ],
    });
  },
);

test('no two consumers share dead letters, nor any with the pipeline', () => {
  const ids = CONSUMERS.map((consumer) => outputId(`${consumer}DeadLettersUrl`));

  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^FanOut/);
});

test.each(CONSUMERS)(
  'the dead letters of %s raise an alarm, and EventBridge writes them for its rule alone',
  (consumer) => {
    const deadLetters = outputId(`${consumer}DeadLettersUrl`);
    const alarms = Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm'));
    expect(JSON.stringify(alarms)).toContain(JSON.stringify({ 'Fn::GetAtt': [deadLetters, 'QueueName'] }));

    const policies = Object.values(resourcesOf(template, 'AWS::SQS::QueuePolicy'));
    const policy = policies.find(({ Properties }) => JSON.stringify(Properties.Queues).includes(deadLetters));
    expect(JSON.stringify(policy)).toContain(
      JSON.stringify({ ArnEquals: { 'aws:SourceArn': arn(outputId(`${consumer}RuleArn`)) } }),
    );
  },
);

test('what the function fails at is in its dead letters, too, after two more attempts', () => {
  template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    MaximumRetryAttempts: 2,
    DestinationConfig: { OnFailure: { Destination: arn(outputId('FunctionConsumerDeadLettersUrl')) } },
  });
});

test('what a program leaves in the queue is in its dead letters, too, and can be redriven', () => {
  const queue = resourcesOf(template, 'AWS::SQS::Queue')[outputId('QueueConsumerUrl')];

  expect(queue?.Properties.RedrivePolicy).toEqual({
    deadLetterTargetArn: arn(outputId('QueueConsumerDeadLettersUrl')),
    maxReceiveCount: 10,
  });
});

test('with a key of one’s own, everything of a consumer has it', () => {
  const encrypted = synthesize({ encryption: 'customer-managed' });

  const own = (type: string) =>
    Object.entries(resourcesOf(encrypted, type)).filter(([id]) => id.startsWith('FanOut'));
  expect(own('AWS::SQS::Queue')).toHaveLength(4);
  for (const [, { Properties }] of own('AWS::SQS::Queue'))
    expect(Properties).toHaveProperty('KmsMasterKeyId');
  for (const [, { Properties }] of own('AWS::Logs::LogGroup')) expect(Properties).toHaveProperty('KmsKeyId');
  for (const [, { Properties }] of own('AWS::StepFunctions::StateMachine')) {
    expect(Properties).toHaveProperty('EncryptionConfiguration');
  }
});
