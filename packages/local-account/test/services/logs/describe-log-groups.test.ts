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

describe('of several', () => {
  const group = (LogGroupName: string) => ({
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName, RetentionInDays: 7 },
  });
  const NAMES = ['/aws/DataLogs', 'DataLogs', 'GroupDataLogs', 'datalogs'];

  const describeGroups = async (input: object) => {
    await using account = accountUnderTest();
    const Resources = Object.fromEntries(NAMES.map((name, index) => [`G${index}`, group(name)]));
    await deployTemplate(account, { Resources });
    const client = new AwsJsonClient((request) => account.answer(request), 'logs', 'Logs_20140328');
    return client.call('DescribeLogGroups', input);
  };
  const namesOf = ({ logGroups }: Record<string, unknown>) =>
    (logGroups as { logGroupName: string }[]).map(({ logGroupName }) => logGroupName);

  test.each([
    [{ logGroupNamePattern: 'DataLogs' }, ['/aws/DataLogs', 'DataLogs', 'GroupDataLogs']],
    [{ logGroupNamePattern: 'datalogs' }, ['datalogs']],
    [{ logGroupNamePattern: '' }, NAMES],
    [{ logGroupNamePrefix: 'Data' }, ['DataLogs']],
    [{ logGroupIdentifiers: ['datalogs', 'nothing'] }, ['datalogs']],
    [{ logGroupClass: 'INFREQUENT_ACCESS' }, []],
  ])('%j selects %j', async (input, names) => {
    expect(namesOf(await describeGroups(input))).toEqual(names);
  });

  test('a pattern gives less of each', async () => {
    const { logGroups } = await describeGroups({ logGroupNamePattern: 'datalogs' });

    expect(logGroups).toEqual([
      {
        logGroupName: 'datalogs',
        arn: 'arn:aws:logs:us-east-1:000000000000:log-group:datalogs:*',
        logGroupArn: 'arn:aws:logs:us-east-1:000000000000:log-group:datalogs',
        logGroupClass: 'STANDARD',
        creationTime: expect.any(Number) as number,
        metricFilterCount: 0,
      },
    ]);
  });

  test.each([
    { logGroupNamePattern: 'Data*' },
    { logGroupNamePrefix: '' },
    { logGroupNamePattern: 'a', logGroupNamePrefix: 'a' },
  ])('%j is refused', async (input) => {
    expect(await describeGroups(input)).toMatchObject({ __type: 'InvalidParameterException' });
  });
});
