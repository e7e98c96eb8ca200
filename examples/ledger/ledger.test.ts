import { Match, type Template } from 'aws-cdk-lib/assertions';
import type { State } from '../../test/lib/flow/state-machine-definition';
import { type SynthesizedProcessing, synthesizeProcessing } from '../../test/lib/flow/synthesize-processing';
import { onlyResource, ref, resourcesOf } from '../../test/lib/template-resources';
import { recordTransactions } from '.';

let synthesized: SynthesizedProcessing;
beforeAll(() => {
  synthesized = synthesizeProcessing(recordTransactions({ keyInBody: '/order/id' }));
});

const state = (name: string): State => synthesized.states[name]!;

test('a transaction has a key before anything is done, and is logged before it is recorded', () => {
  expect(synthesized.startAt).toBe('ReadTransactionKey');
  expect(state('ReadTransactionKey').Next).toBe('LogTransaction');
  expect(state('LogTransaction').Next).toBe('RecordTransaction');
});

test('the body is recorded as the text that came, under the condition that nothing is there', () => {
  expect(state('RecordTransaction')).toMatchObject({
    Resource: 'arn:${AWS::Partition}:states:::dynamodb:putItem',
    Arguments: {
      Item: {
        id: { S: '{% $string($transactionKey) %}' },
        body: { S: '{% $string($states.context.Execution.Input.detail.body) %}' },
      },
      ConditionExpression: 'attribute_not_exists(id)',
    },
  });
});

test('a condition that fails is not tried again: the record is compared', () => {
  const { Retry, Catch } = state('RecordTransaction');
  const errors = ['DynamoDB.ConditionalCheckFailedException'];
  expect(Retry?.[0]).toMatchObject({ ErrorEquals: errors, MaxAttempts: 0 });
  expect(Catch).toEqual([{ ErrorEquals: errors, Next: 'ReadRecord' }]);
});

/** What the workflow's role may do with tables and keys. */
function statementsOf(template: Template): unknown[] {
  return Object.values(resourcesOf(template, 'AWS::IAM::Policy'))
    .flatMap(
      ({ Properties }) => (Properties.PolicyDocument as { Statement: { Action: unknown }[] }).Statement,
    )
    .filter(({ Action }) => /dynamodb|Decrypt"?$/.test(JSON.stringify(Action)));
}

test('the workflow may put and get items of this table, and nothing more', () => {
  const { logicalId } = onlyResource(synthesized.template, 'AWS::DynamoDB::Table');
  const table = {
    'Fn::Join': [
      '',
      [
        'arn:',
        ref('AWS::Partition'),
        ':dynamodb:',
        ref('AWS::Region'),
        ':',
        ref('AWS::AccountId'),
        ':table/',
        ref(logicalId),
      ],
    ],
  };
  expect(statementsOf(synthesized.template)).toEqual([
    { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: table },
  ]);
});

test('the table is paid by the request, can be restored, and goes with the stack', () => {
  synthesized.template.hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: 'Delete',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: Match.absent(),
      DeletionProtectionEnabled: Match.absent(),
    },
  });
});

test('with retainData it stays, and nobody deletes it by hand', () => {
  const { template } = synthesizeProcessing(recordTransactions(), { retainData: true });
  template.hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: { DeletionProtectionEnabled: true },
  });
});

test('with a key of the pipeline the table is encrypted with it, and the workflow may use it through DynamoDB', () => {
  const { template } = synthesizeProcessing(recordTransactions(), { encryption: 'customer-managed' });
  const { logicalId } = onlyResource(template, 'AWS::KMS::Key');
  const keyArn = { 'Fn::GetAtt': [logicalId, 'Arn'] };
  template.hasResourceProperties('AWS::DynamoDB::Table', {
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: keyArn },
  });
  expect(statementsOf(template)).toContainEqual({
    Effect: 'Allow',
    Action: 'kms:Decrypt',
    Resource: keyArn,
    Condition: {
      StringEquals: {
        'kms:ViaService': [
          { 'Fn::Join': ['', ['dynamodb.', ref('AWS::Region'), '.', ref('AWS::URLSuffix')]] },
        ],
      },
    },
  });
});
