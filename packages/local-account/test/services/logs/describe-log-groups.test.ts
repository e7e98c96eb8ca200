import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { AwsJsonClient } from '../aws-json-client';

const KEY_POLICY = {
  Statement: {
    Effect: 'Allow',
    Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'],
    Principal: { Service: 'logs.us-east-1.amazonaws.com' },
    Resource: '*',
  },
};

const TEMPLATE = {
  Resources: {
    Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: KEY_POLICY } },
    Plain: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/a/plain' } },
    Encrypted: {
      Type: 'AWS::Logs::LogGroup',
      Properties: {
        LogGroupName: '/b/encrypted',
        RetentionInDays: 7,
        KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
      },
    },
  },
  Outputs: { KeyArn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
};

test('a log group is described with its key and its retention, where it has them', async () => {
  await using account = accountUnderTest();
  const { outputs } = await deployTemplate(account, TEMPLATE);
  const client = new AwsJsonClient((request) => account.answer(request), 'logs', 'Logs_20140328');

  const { logGroups } = await client.call('DescribeLogGroups', {});

  expect(logGroups).toEqual([
    expect.not.objectContaining({ kmsKeyId: expect.anything() as unknown }),
    expect.objectContaining({
      logGroupName: '/b/encrypted',
      arn: 'arn:aws:logs:us-east-1:000000000000:log-group:/b/encrypted:*',
      logGroupArn: 'arn:aws:logs:us-east-1:000000000000:log-group:/b/encrypted',
      retentionInDays: 7,
      kmsKeyId: outputs[0]?.value,
    }),
  ]);
});
