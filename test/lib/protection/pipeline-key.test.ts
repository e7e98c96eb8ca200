import { Match, type Template } from 'aws-cdk-lib/assertions';
import { logicalIdOfOutput, synthesizePipeline } from '../synthesized-stack';
import { arn, onlyResource, ref, resourcesOf } from '../template-resources';

const encrypted: [type: string, count: number, property: string][] = [
  ['AWS::Events::EventBus', 1, 'KmsKeyIdentifier'],
  ['AWS::Events::Archive', 1, 'KmsKeyIdentifier'],
  ['AWS::StepFunctions::StateMachine', 1, 'EncryptionConfiguration.KmsKeyId'],
  ['AWS::Logs::LogGroup', 4, 'KmsKeyId'],
  ['AWS::Lambda::Function', 1, 'KmsKeyArn'],
];

const nested = (path: string, value: unknown) =>
  path.split('.').reduceRight((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;

describe('with a customer managed key', () => {
  let template: Template;

  beforeAll(() => {
    template = synthesizePipeline({ encryption: 'customer-managed' });
  });

  test.each(encrypted)('every %s (%d) has it', (type, count, property) => {
    const { logicalId } = onlyResource(template, 'AWS::KMS::Key');
    template.resourceCountIs(type, count);
    template.allResourcesProperties(type, nested(property, arn(logicalId)));
  });

  test.each(['QueueUrl', 'UndeliveredQueueUrl', 'UnprocessedQueueUrl'])('the queue %s has it', (output) => {
    const { logicalId } = onlyResource(template, 'AWS::KMS::Key');
    const queue = resourcesOf(template, 'AWS::SQS::Queue')[logicalIdOfOutput(template, output)];
    expect(queue?.Properties.KmsMasterKeyId).toEqual(arn(logicalId));
  });

  test('what warns of its failure, and what catches then, does not need it', () => {
    const { DeadLetterConfig } = onlyResource(template, 'AWS::Events::EventBus').Properties;
    const [queue] = (DeadLetterConfig as { Arn: { 'Fn::GetAtt': [string, string] } }).Arn['Fn::GetAtt'];
    expect(resourcesOf(template, 'AWS::SQS::Queue')[queue]?.Properties).toMatchObject({
      SqsManagedSseEnabled: true,
    });
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.absent() });
  });

  test('it outlives the stack, and a deployment that leaves the setting out', () => {
    template.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  // https://docs.aws.amazon.com/general/latest/gr/rande.html: China's names end in amazonaws.com.cn
  test('CloudWatch Logs is named as the partition has it', () => {
    const { KeyPolicy } = onlyResource(template, 'AWS::KMS::Key').Properties;
    const { Statement } = KeyPolicy as { Statement: { Sid?: string; Principal: unknown }[] };
    const logs = Statement.find(({ Sid }) => Sid === 'LogsEncryptsTheLogGroups');
    expect(logs?.Principal).toEqual({
      Service: { 'Fn::Join': ['', ['logs.', ref('AWS::Region'), '.', ref('AWS::URLSuffix')]] },
    });
  });

  test('it is rotated', () => {
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('each statement of its policy but the one of the account says by its id what it is for', () => {
    const { KeyPolicy } = onlyResource(template, 'AWS::KMS::Key').Properties;
    const [account, ...services] = (KeyPolicy as { Statement: { Sid?: string }[] }).Statement;
    expect(account).not.toHaveProperty('Sid');
    expect(services.map(({ Sid }) => Sid)).toEqual([
      'EventBridgeWritesDeadLetters',
      'LogsEncryptsTheLogGroups',
      'LogDeliveryReadsTheWorkflow',
      'EventBridgeChecksTheKey',
      'EventBridgeEncryptsBusAndArchive',
    ]);
  });

  test("the workflow's encryption is of the type that uses it", () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsDataKeyReusePeriodSeconds: 300 },
    });
  });

  test('the bus has a dead-letter queue of its own, which the pipe waits for', () => {
    const { DeadLetterConfig } = onlyResource(template, 'AWS::Events::EventBus').Properties;
    const [queue] = (DeadLetterConfig as { Arn: { 'Fn::GetAtt': [string, string] } }).Arn['Fn::GetAtt'];
    const { DependsOn } = onlyResource(template, 'AWS::Pipes::Pipe');
    expect(DependsOn).toContain(queue);
    const [policy] = Object.entries(resourcesOf(template, 'AWS::SQS::QueuePolicy')).find(
      ([, { Properties }]) => JSON.stringify(Properties.Queues).includes(`"${queue}"`),
    )!;
    expect(DependsOn).toContain(policy);
  });
});

describe("with AWS's keys", () => {
  let template: Template;

  beforeAll(() => {
    template = synthesizePipeline();
  });

  test('there is no key, and no statement about one', () => {
    template.resourceCountIs('AWS::KMS::Key', 0);
    expect(JSON.stringify(template.toJSON())).not.toContain('kms:');
  });

  test.each(encrypted)('no %s names one', (type, _, property) => {
    template.allResourcesProperties(type, nested(property.split('.')[0]!, Match.absent()));
  });
});
