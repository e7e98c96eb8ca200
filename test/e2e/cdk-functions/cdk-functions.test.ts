import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, Function, LambdaInsightsVersion, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { readCloudAssembly } from '../../../local/cloud-assembly';
import { startRun, type TestRun } from '../local-run/run';

const PLAIN_CODE = `exports.handler = async () => ({
  key: process.env.AWS_ACCESS_KEY_ID,
  endpoint: process.env.AWS_ENDPOINT_URL,
});`;

let directory: string;
let run: TestRun;

/** Functions as people add them to a stack, with nothing but what they need said of them. */
function synthesizeFunctions(): void {
  // With the app's own feature flags, by which CDK makes each function a log group.
  const { context } = JSON.parse(readFileSync(join(__dirname, '../../../cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  const app = new App({
    outdir: join(directory, 'assembly'),
    context,
    builtinCloudFormationValidation: false,
  });
  const stack = new Stack(app, 'Functions');
  writeFileSync(join(directory, 'index.js'), PLAIN_CODE);
  const plain = new Function(stack, 'Plain', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromAsset(directory, { exclude: ['assembly'] }),
    tracing: Tracing.ACTIVE,
    insightsVersion: LambdaInsightsVersion.VERSION_1_0_498_0,
  });
  const [granted, other] = [new Queue(stack, 'Granted'), new Queue(stack, 'Other')];
  const bundled = new NodejsFunction(stack, 'Bundled', {
    entry: join(__dirname, 'handler.ts'),
    runtime: Runtime.NODEJS_22_X,
    bundling: { externalModules: [] },
    environment: { GRANTED_QUEUE_URL: granted.queueUrl, OTHER_QUEUE_URL: other.queueUrl },
  });
  bundled.role?.addManagedPolicy(
    new ManagedPolicy(stack, 'Send', {
      statements: [
        new PolicyStatement({
          actions: ['sqs:SendMessage'],
          resources: [granted.queueArn, other.queueArn],
        }),
      ],
    }),
  );
  const boundary = new ManagedPolicy(stack, 'Boundary', {
    statements: [
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        resources: [granted.queueArn],
      }),
      new PolicyStatement({ actions: ['logs:*', 'xray:*'], resources: ['*'] }),
    ],
  });
  PermissionsBoundary.of(stack).apply(boundary);
  new CfnOutput(stack, 'PlainName', { value: plain.functionName });
  new CfnOutput(stack, 'BundledName', { value: bundled.functionName });
  app.synth();
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cdk-functions-'));
  synthesizeFunctions();
  run = await startRun(readCloudAssembly(join(directory, 'assembly')));
}, 60_000);

afterAll(async () => {
  await run[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

async function invoke(FunctionName: string): Promise<unknown> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new LambdaClient({ endpoint: run.url, region: 'us-east-1', credentials });
  const { Payload } = await client.send(new InvokeCommand({ FunctionName }));
  return JSON.parse(Buffer.from(Payload!).toString());
}

test('a plain function, traced and with Lambda Insights, runs with credentials of its own', async () => {
  await expect(invoke(run.output('PlainName'))).resolves.toEqual({
    key: expect.stringMatching(/^ASIA/) as string,
    endpoint: run.url,
  });
});

test('a bundled function calls AWS as its role, within its permissions boundary', async () => {
  await expect(invoke(run.output('BundledName'))).resolves.toEqual({
    Arn: expect.stringMatching(
      new RegExp(`^arn:aws:sts::000000000000:assumed-role/.+/${run.output('BundledName')}$`),
    ) as string,
    granted: 'sent',
    other: 'AccessDenied',
  });
});
