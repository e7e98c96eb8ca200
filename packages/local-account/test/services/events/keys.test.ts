import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { callJson } from '../call-account';

const KEY_ARN = { 'Fn::GetAtt': ['Key', 'Arn'] };

function template(keyPrincipal: object) {
  return {
    Resources: {
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: {
            Version: '2012-10-17',
            Statement: { Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: keyPrincipal },
          },
        },
      },
      DeadLetters: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
      Bus: {
        Type: 'AWS::Events::EventBus',
        Properties: {
          Name: 'bus',
          KmsKeyIdentifier: KEY_ARN,
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] } },
        },
      },
      Archive: {
        Type: 'AWS::Events::Archive',
        Properties: {
          ArchiveName: 'archive',
          SourceArn: { 'Fn::GetAtt': ['Bus', 'Arn'] },
          KmsKeyIdentifier: KEY_ARN,
        },
      },
    },
    Outputs: { KeyArn: { Value: KEY_ARN }, BusArn: { Value: { 'Fn::GetAtt': ['Bus', 'Arn'] } } },
  };
}

const call = (account: LocalAccount, name: string, input: object) =>
  callJson(account, 'events', `AWSEvents.${name}`, input);

test('a bus and an archive are described with the key that they were given', async () => {
  await using account = accountUnderTest();
  const { outputs } = await deployTemplate(account, template({ Service: 'events.amazonaws.com' }));
  const [KmsKeyIdentifier, busArn] = outputs.map(({ value }) => value);

  expect(await call(account, 'DescribeEventBus', { Name: 'bus' })).toMatchObject({
    KmsKeyIdentifier,
    DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:000000000000:dead' },
  });
  expect(await call(account, 'DescribeArchive', { ArchiveName: 'archive' })).toMatchObject({
    KmsKeyIdentifier,
  });

  // A client may give one, too, keep it, and go back to AWS's own.
  const own = { ArchiveName: 'own', EventSourceArn: busArn, KmsKeyIdentifier };
  await call(account, 'CreateArchive', own);
  await call(account, 'UpdateArchive', { ArchiveName: 'own', RetentionDays: 3 });
  expect(await call(account, 'DescribeArchive', { ArchiveName: 'own' })).toMatchObject({ KmsKeyIdentifier });
  await call(account, 'UpdateArchive', { ArchiveName: 'own', RetentionDays: 3, KmsKeyIdentifier: '' });
  expect(await call(account, 'DescribeArchive', { ArchiveName: 'own' })).not.toHaveProperty(
    'KmsKeyIdentifier',
  );
});

test('a key that EventBridge may not use is refused', async () => {
  await using account = accountUnderTest();

  await expect(deployTemplate(account, template({ Service: 'sqs.amazonaws.com' }))).rejects.toThrow(
    /^Bus \(AWS::Events::EventBus\) could not be created: .* is not authorized to perform: kms:DescribeKey/,
  );
});

test('a client’s key that is none of the template’s is refused', async () => {
  await using account = accountUnderTest();
  const { outputs } = await deployTemplate(account, template({ Service: 'events.amazonaws.com' }));
  const input = { ArchiveName: 'own', EventSourceArn: outputs[1]?.value, KmsKeyIdentifier: 'alias/mine' };

  expect(await call(account, 'CreateArchive', input)).toEqual({
    __type: 'ValidationException',
    message: expect.stringContaining('The local run knows the keys of the template only') as string,
  });
});
