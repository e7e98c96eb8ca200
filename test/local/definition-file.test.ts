import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { listen } from '@pipeline/local-account';
import { readCloudAssembly } from '../../local/cloud-assembly';
import { startLocalRun } from '../../local/local-run';
import { TeamApp } from './team-app';

const directory = mkdtempSync(join(tmpdir(), 'definition-'));
afterAll(() => rmSync(directory, { recursive: true }));

const DEFINITION = `QueryLanguage: JSONata
StartAt: Send
States:
  Send:
    Type: Task
    Resource: arn:aws:states:::sqs:sendMessage
    Arguments: { QueueUrl: "\${QueueUrl}", MessageBody: "{% $states.input %}" }
    Output: "{% $states.result.MD5OfMessageBody %}"
    End: true
`;

class WorkflowStack extends Stack {
  constructor(...props: ConstructorParameters<typeof Stack>) {
    super(...props);
    const path = join(directory, 'workflow.asl.yaml');
    writeFileSync(path, DEFINITION);
    const queue = new Queue(this, 'Queue');
    const workflow = new StateMachine(this, 'Workflow', {
      stateMachineType: StateMachineType.EXPRESS,
      definitionBody: DefinitionBody.fromFile(path),
      definitionSubstitutions: { QueueUrl: queue.queueUrl },
    });
    queue.grantSendMessages(workflow);
    new CfnOutput(this, 'Arn', { value: workflow.stateMachineArn });
  }
}

test('a workflow whose definition is a file of the app runs, with what is substituted in it', async () => {
  using app = new TeamApp((scope) => new WorkflowStack(scope, 'Team'));
  await using server = await listen(0, (error) => {
    throw error;
  });
  await using started = await startLocalRun(readCloudAssembly(app.directory), { server });
  const client = new SFNClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    disableHostPrefix: true,
  });

  const { status, output } = await client
    .send(new StartSyncExecutionCommand({ stateMachineArn: started.outputs[0]?.value, input: '{"a": 1}' }))
    .finally(() => client.destroy());

  // Of the body `{"a":1}`.
  expect({ status, output }).toEqual({ status: 'SUCCEEDED', output: '"bb6cb5c68df4652941caf652a366f2d8"' });
});
