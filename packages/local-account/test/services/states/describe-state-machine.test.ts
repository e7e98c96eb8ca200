import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { AwsJsonClient } from '../aws-json-client';

const DEFINITION = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'End',
  States: { End: { Type: 'Succeed' } },
});

const allow = (action: string, resource: string, service?: string) => ({
  Effect: 'Allow',
  Action: action,
  ...(service ? { Principal: { Service: service } } : { Resource: resource }),
});

function template(properties: object): object {
  return {
    Resources: {
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: {
            Statement: {
              Effect: 'Allow',
              Action: 'kms:*',
              Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
              Resource: '*',
            },
          },
        },
      },
      Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/log' } },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: { Statement: allow('sts:AssumeRole', '', 'states.amazonaws.com') },
          Policies: [
            { PolicyName: 'log', PolicyDocument: { Statement: allow('logs:*', '*') } },
            { PolicyName: 'key', PolicyDocument: { Statement: allow('kms:*', '*') } },
          ],
        },
      },
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          StateMachineName: 'machine',
          StateMachineType: 'EXPRESS',
          DefinitionString: DEFINITION,
          RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          ...properties,
        },
      },
    },
    Outputs: {
      Key: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } },
      Log: { Value: { 'Fn::GetAtt': ['Log', 'Arn'] } },
      Machine: { Value: { Ref: 'Machine' } },
    },
  };
}

/** Deploys a machine with these properties. @returns its description, and the stack's outputs */
async function describeMachine(properties: object) {
  await using account = accountUnderTest();
  const { outputs } = await deployTemplate(account, template(properties));
  const output = (name: string) => outputs.find((each) => each.name === name)?.value;
  const client = new AwsJsonClient((request) => account.answer(request), 'states', 'AWSStepFunctions');
  const description = await client.call('DescribeStateMachine', { stateMachineArn: output('Machine') });
  return { description, output };
}

test('a machine with a key says so, and which', async () => {
  const { description, output } = await describeMachine({
    EncryptionConfiguration: {
      Type: 'CUSTOMER_MANAGED_KMS_KEY',
      KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
      KmsDataKeyReusePeriodSeconds: '60',
    },
  });
  expect(description.encryptionConfiguration).toEqual({
    type: 'CUSTOMER_MANAGED_KMS_KEY',
    kmsKeyId: output('Key'),
    kmsDataKeyReusePeriodSeconds: 60,
  });
});

test('logging and tracing are described as they were given', async () => {
  const { description, output } = await describeMachine({
    LoggingConfiguration: {
      Level: 'ERROR',
      IncludeExecutionData: 'true',
      Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': ['Log', 'Arn'] } } }],
    },
    TracingConfiguration: { Enabled: true },
  });
  expect(description).toMatchObject({
    definition: DEFINITION,
    loggingConfiguration: {
      level: 'ERROR',
      includeExecutionData: true,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: output('Log') } }],
    },
    tracingConfiguration: { enabled: true },
  });
});

test('what a machine has not been given is described by AWS’s defaults', async () => {
  const { description } = await describeMachine({});
  expect(description).toMatchObject({
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  });
  expect(description.loggingConfiguration).not.toHaveProperty('destinations');
});
