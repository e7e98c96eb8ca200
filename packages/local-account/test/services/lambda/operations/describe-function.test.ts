import { functionReference } from '../../../../src/services/lambda/function/function-name';
import { getFunctionConfiguration } from '../../../../src/services/lambda/operations/get-function-configuration';
import { createLambdaPorts } from '../../../../src/services/lambda/ports';
import { lambdaFunction } from '../../../../src/services/lambda/resources/lambda-function';
import { accountPorts } from '../../../account-ports';
import { logSink, NO_DESTINATIONS, NO_SOURCES } from '../log-sink';

const ROLE_ARN = 'arn:aws:iam::000000000000:role/Role';
const KEY_ARN = 'arn:aws:kms:us-east-1:000000000000:key/k-1';

const PROPERTIES = {
  FunctionName: 'F',
  Handler: 'index.handler',
  Runtime: 'nodejs24.x',
  Role: ROLE_ARN,
  Code: { S3Bucket: 'bucket', S3Key: 'code.zip' },
};

/** Creates a function with these properties. @returns how it is described */
async function described(more: object) {
  const account = accountPorts();
  account.access.roles.create({
    roleName: 'Role',
    roleArn: ROLE_ARN,
    createDate: new Date(0),
    trustPolicy: {
      Statement: {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'lambda.amazonaws.com' },
      },
    },
  });
  account.access.roles.putPolicy('Role', 'trace', {
    Statement: { Effect: 'Allow', Action: 'xray:PutTraceSegments', Resource: '*' },
  });
  account.assets.add(() => __dirname);
  const ports = createLambdaPorts(account, {
    logs: logSink(),
    destinations: NO_DESTINATIONS,
    sources: NO_SOURCES,
  });
  const properties = lambdaFunction.properties.parse({ ...PROPERTIES, ...more });
  await lambdaFunction.create(properties, ports, {
    logicalId: 'F',
    type: lambdaFunction.type,
    stackId: 'arn:stack',
    physicalName: 'Test-F',
  });
  const call = { caller: account.access.administrator, signal: new AbortController().signal };
  return getFunctionConfiguration.run(
    { reference: functionReference(ports.account, { FunctionName: 'F' }) },
    ports,
    call,
  );
}

test('a function is described by its properties', async () => {
  await expect(
    described({
      Description: 'does it',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      KmsKeyArn: KEY_ARN,
      Timeout: '20',
      MemorySize: 512,
      Environment: { Variables: { STAGE: 'test' } },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: '/own', SystemLogLevel: 'WARN' },
    }),
  ).resolves.toMatchObject({
    FunctionName: 'F',
    FunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:F',
    Description: 'does it',
    Architectures: ['arm64'],
    TracingConfig: { Mode: 'Active' },
    KMSKeyArn: KEY_ARN,
    Timeout: 20,
    MemorySize: 512,
    Environment: { Variables: { STAGE: 'test' } },
    LoggingConfig: {
      LogFormat: 'JSON',
      LogGroup: '/own',
      ApplicationLogLevel: 'INFO',
      SystemLogLevel: 'WARN',
    },
    LastModified: '2026-01-01T00:00:00.000+0000',
    State: 'Active',
  });
});

test('what a function has not been given is described by AWS’s defaults', async () => {
  const description = await described({});
  expect(description).toMatchObject({
    Description: '',
    Architectures: ['x86_64'],
    TracingConfig: { Mode: 'PassThrough' },
    Timeout: 3,
    MemorySize: 128,
    LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/F' },
  });
  expect(description).not.toHaveProperty('KMSKeyArn');
  expect(description).not.toHaveProperty('Environment');
});
