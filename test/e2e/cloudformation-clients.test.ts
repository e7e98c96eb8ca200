import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { listen, LocalAccount, type WireServer } from '@pipeline/local-account';

/** As people write it: short forms of functions, a condition, a mapping, and what asks for a capability. */
const TEMPLATE = `
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Stage: { Type: String, AllowedValues: [dev, prod], Default: dev }
Mappings:
  Seconds: { dev: { Visible: 5 }, prod: { Visible: 30 } }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: !FindInMap [Seconds, !Ref Stage, Visible]
      RedrivePolicy: !If
        - IsProd
        - { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3 }
        - !Ref AWS::NoValue
  Dead: { Type: AWS::SQS::Queue }
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }]
Outputs:
  Url: { Value: !Ref Queue, Export: { Name: !Sub '\${AWS::StackName}-url' } }
`;

let account: LocalAccount;
let server: WireServer;
let folder: string;
let sqs: SQSClient;
let stacks: CloudFormationClient;

beforeAll(async () => {
  server = await listen(0, (error) => {
    throw error;
  });
  account = new LocalAccount({ endpointUrl: server.url, region: 'us-east-1' });
  server.answerWith(account);
  folder = await mkdtemp(join(tmpdir(), 'cloudformation-'));
  writeFileSync(join(folder, 'template.yml'), TEMPLATE);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const there = { endpoint: server.url, region: 'us-east-1', credentials };
  sqs = new SQSClient(there);
  stacks = new CloudFormationClient(there);
});
afterAll(async () => {
  sqs.destroy();
  stacks.destroy();
  await server[Symbol.asyncDispose]();
  await account[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** Runs a program of AWS's, told where to go as its users tell it. @returns what it prints, wherever */
async function run(program: string, words: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(program, words, {
    cwd: folder,
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: server.url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_DEFAULT_REGION: 'us-east-1',
    },
  }).catch((error: unknown) => error as { readonly stdout: string; readonly stderr: string });
  return `${stdout}${stderr}`;
}

const deploy = (...words: string[]) =>
  run('aws', ['cloudformation', 'deploy', '--stack-name=cli', '--template-file=template.yml', ...words]);

async function describeStack() {
  const { Stacks = [] } = await stacks.send(new DescribeStacksCommand({ StackName: 'cli' }));
  return Stacks[0];
}

test('the AWS CLI deploys a template, one changed, and the same again, and what is in the queue stays', async () => {
  const refused = await deploy();
  const created = await deploy('--capabilities', 'CAPABILITY_IAM');
  const QueueUrl = (await describeStack())?.Outputs?.[0]?.OutputValue;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'kept' }));
  const prod = ['--capabilities', 'CAPABILITY_IAM', '--parameter-overrides', 'Stage=prod'];
  const changed = await deploy(...prod);
  // Last, since a change set that changes nothing stays, and the AWS CLI names its change sets by the second.
  const unchanged = await deploy(...prod);

  expect(refused).toContain('(InsufficientCapabilitiesException)');
  expect(refused).toContain('Requires capabilities : [CAPABILITY_IAM]');
  expect(created).toContain('Successfully created/updated stack - cli');
  expect(unchanged).toContain('No changes to deploy. Stack cli is up to date');
  expect(changed).toContain('Successfully created/updated stack - cli');
  expect(await describeStack()).toMatchObject({
    StackStatus: 'UPDATE_COMPLETE',
    Parameters: [{ ParameterValue: 'prod' }],
  });
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
  expect((await sqs.send(asked)).Attributes).toMatchObject({
    ApproximateNumberOfMessages: '1',
    VisibilityTimeout: '30',
  });
});

/** Creates a stack by a template in a bucket, changes its queue behind its back, finds out, updates and deletes it. */
const SCRIPT = `
import boto3, os
there = os.environ['AWS_ENDPOINT_URL']
stacks, s3, sqs = (boto3.client(name, endpoint_url=there) for name in ('cloudformation', 's3', 'sqs'))
quick = {'Delay': 1, 'MaxAttempts': 20}
s3.create_bucket(Bucket='templates')
s3.upload_file('template.yml', 'templates', 'queue.yml')
url = f'{s3.meta.endpoint_url}/templates/queue.yml'
stacks.create_stack(StackName='boto', TemplateURL=url, Capabilities=['CAPABILITY_IAM'])
stacks.get_waiter('stack_create_complete').wait(StackName='boto', WaiterConfig=quick)
queue = stacks.describe_stacks(StackName='boto')['Stacks'][0]['Outputs'][0]['OutputValue']
sqs.set_queue_attributes(QueueUrl=queue, Attributes={'VisibilityTimeout': '77'})
stacks.detect_stack_drift(StackName='boto')
drifts = stacks.describe_stack_resource_drifts(StackName='boto')['StackResourceDrifts']
for drift in sorted(drifts, key=lambda drift: drift['LogicalResourceId']):
    print(drift['LogicalResourceId'], drift['StackResourceDriftStatus'], [d['ActualValue'] for d in drift['PropertyDifferences']])
prod = [{'ParameterKey': 'Stage', 'ParameterValue': 'prod'}]
again = dict(StackName='boto', UsePreviousTemplate=True, Capabilities=['CAPABILITY_IAM'], Parameters=prod)
stacks.update_stack(**again)
stacks.get_waiter('stack_update_complete').wait(StackName='boto', WaiterConfig=quick)
print(sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=['VisibilityTimeout'])['Attributes'])
try:
    stacks.update_stack(**again)
except stacks.exceptions.ClientError as error:
    print(error)
print([event['ResourceStatus'] for event in stacks.describe_stack_events(StackName='boto')['StackEvents']][:2])
stacks.delete_stack(StackName='boto')
stacks.get_waiter('stack_delete_complete').wait(StackName='boto', WaiterConfig=quick)
print([stack['StackName'] for stack in stacks.describe_stacks()['Stacks']])
`;

test('boto3 creates a stack by a template in a bucket, finds what drifted, updates and deletes it', async () => {
  expect(await run('python3', ['-c', SCRIPT])).toBe(
    [
      'Dead IN_SYNC []',
      "Queue MODIFIED ['77']",
      'Reader IN_SYNC []',
      "{'VisibilityTimeout': '30'}",
      'An error occurred (ValidationError) when calling the UpdateStack operation: No updates are to be performed.',
      "['UPDATE_COMPLETE', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS']",
      "['cli']",
      '',
    ].join('\n'),
  );
});
