import {
  InvokeCommand,
  LambdaClient,
  UpdateFunctionCodeCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { LocalAccount } from '../../../../src/local-account';
import { listen } from '../../../../src/wire/http-server';
import { deployTemplate } from '../../../account-under-test';
import { functionRole, lambdaFunction } from '../function-stack';
import { errorOf } from '../served-functions';
import { zipFile } from './zip-file';

const FunctionName = 'F';
const Bucket = 'code';

const returning = (text: string) =>
  zipFile([{ name: 'index.js', content: `exports.handler = async () => '${text}';` }]);
const layerOf = (text: string) =>
  zipFile([{ name: 'nodejs/node_modules/one/index.js', content: `module.exports = '${text}';` }]);

const updater = {
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: 'Updater',
    AssumeRolePolicyDocument: {
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '000000000000' } },
    },
    Policies: [
      {
        PolicyName: 'P',
        PolicyDocument: { Statement: { Effect: 'Allow', Action: 'lambda:*', Resource: '*' } },
      },
    ],
  },
};

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** An account with a function, a bucket, and clients. */
async function codeWorld() {
  const server = await listen(0, (error) => {
    throw error;
  });
  const account = new LocalAccount({ endpointUrl: server.url, region: 'us-east-1' });
  server.answerWith(account);
  await deployTemplate(account, {
    Resources: {
      Role: functionRole(),
      Function: lambdaFunction({ Code: { ZipFile: `exports.handler = async () => 'first';` } }),
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: { BucketName: Bucket, VersioningConfiguration: { Status: 'Enabled' } },
      },
      Updater: updater,
    },
  });
  const settings = { endpoint: server.url, region: 'us-east-1', maxAttempts: 1, credentials };
  return {
    account,
    settings,
    lambda: new LambdaClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    [Symbol.asyncDispose]: async () => {
      await account[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

let world: Awaited<ReturnType<typeof codeWorld>>;
beforeAll(async () => {
  world = await codeWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const put = async (Key: string, Body: Buffer) =>
  (await world.s3.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId;
const update = (given: object) =>
  world.lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ...given }));
async function invoke(name = FunctionName): Promise<unknown> {
  const { Payload } = await world.lambda.send(new InvokeCommand({ FunctionName: name }));
  return JSON.parse(Buffer.from(Payload!).toString());
}

test('UpdateFunctionCode takes an object, or one of its versions', async () => {
  const zip = returning('second');
  const VersionId = await put('code.zip', zip);
  await put('code.zip', returning('third'));
  await expect(update({ S3Bucket: Bucket, S3Key: 'code.zip' })).resolves.toMatchObject({
    LastUpdateStatus: 'Successful',
  });
  await waitUntilFunctionUpdatedV2({ client: world.lambda, maxWaitTime: 10, minDelay: 1 }, { FunctionName });
  await expect(invoke()).resolves.toBe('third');
  const versioned = { S3Bucket: Bucket, S3Key: 'code.zip', S3ObjectVersion: VersionId };
  await expect(update(versioned)).resolves.toMatchObject({ CodeSize: zip.length });
  await expect(invoke()).resolves.toBe('second');
});

test.each<[object, string]>([
  [
    { S3Bucket: Bucket, S3Key: 'none' },
    'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
  ],
  [
    { S3Bucket: 'none', S3Key: 'none' },
    'Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist',
  ],
  [
    { S3Bucket: Bucket, S3Key: 'text' },
    'Could not unzip uploaded file. Please check your file, then try to upload again.',
  ],
  [{ S3Bucket: Bucket }, 'Please provide a source for function code.'],
  [{ ImageUri: 'i' }, 'The local run does not take ImageUri.'],
])('code %j is refused', async (given, message) => {
  await put('text', Buffer.from('text'));
  expect(await errorOf(update(given))).toMatchObject({ name: 'InvalidParameterValueException', message });
});

test('who may not read the object cannot update with it', async () => {
  await put('code.zip', returning('denied'));
  const sts = new STSClient(world.settings);
  const RoleArn = 'arn:aws:iam::000000000000:role/Updater';
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me' }));
  const client = new LambdaClient({
    ...world.settings,
    credentials: {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    },
  });
  const command = new UpdateFunctionCodeCommand({ FunctionName, S3Bucket: Bucket, S3Key: 'code.zip' });
  const error = await errorOf(client.send(command));
  expect(error).toMatchObject({ name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } });
  expect(error.message).toContain(
    'Your access has been denied by S3, please make sure your request credentials have permission to GetObject for code/code.zip. S3 Error Code: AccessDenied. S3 Error Message: User: arn:aws:sts::',
  );
});

test('a template takes code and layers from buckets; a layer stays when its object goes', async () => {
  const zip = zipFile([{ name: 'index.js', content: `exports.handler = async () => require('one');` }]);
  await put('from-template.zip', zip);
  await put('layer.zip', layerOf('layered'));
  const resources = {
    Role: functionRole(),
    Layer: {
      Type: 'AWS::Lambda::LayerVersion',
      Properties: { Content: { S3Bucket: Bucket, S3Key: 'layer.zip' } },
    },
  };
  await deployTemplate(
    world.account,
    {
      Resources: resources,
      Outputs: { Layer: { Value: { Ref: 'Layer' }, Export: { Name: 'Layer' } } },
    },
    'Layers',
  );
  await world.s3.send(new DeleteObjectCommand({ Bucket, Key: 'layer.zip' }));
  const Function = lambdaFunction({
    FunctionName: 'G',
    Code: { S3Bucket: Bucket, S3Key: 'from-template.zip' },
    Layers: [{ 'Fn::ImportValue': 'Layer' }],
  });
  await deployTemplate(world.account, { Resources: { Role: functionRole(), Function } }, 'Function');
  await expect(invoke('G')).resolves.toBe('layered');
});

test('a template that names an object which is not there is refused in AWS’s words', async () => {
  const Function = lambdaFunction({ FunctionName: 'H', Code: { S3Bucket: Bucket, S3Key: 'none' } });
  await expect(
    deployTemplate(world.account, { Resources: { Role: functionRole(), Function } }, 'Missing'),
  ).rejects.toThrow(
    'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
  );
});
