import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import {
  GetQueueAttributesCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { ResourceJson, TemplateJson } from '../local-run/template-json';
import { type AccountToDeployTo, openAccountToDeployTo } from './account-to-deploy-to';
import { AssemblyUnderChange } from './assembly-under-change';
import { TransactionFlow } from './transaction-flow';

const STACK = 'MyServerlessApplicationStack';
const A_THOUSAND = 1_000;

/** The CDK's command, from nothing to nothing, in one account: each test goes on where the one before ended. */
let assembly: AssemblyUnderChange;
let local: AccountToDeployTo;
let flow: TransactionFlow;
let cloudFormation: CloudFormationClient;
let sqs: SQSClient;
let states: SFNClient;

beforeAll(async () => {
  assembly = await AssemblyUnderChange.copy(process.env.CLOUD_ASSEMBLY ?? '');
  local = await openAccountToDeployTo(assembly.app);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = { endpoint: local.url, region: 'us-east-1', credentials };
  cloudFormation = new CloudFormationClient(client);
  sqs = new SQSClient(client);
  states = new SFNClient(client);
  flow = new TransactionFlow(local.account, local.url, (name) => outputs[name]!);
});

afterAll(async () => {
  cloudFormation.destroy();
  sqs.destroy();
  states.destroy();
  await local[Symbol.asyncDispose]();
  await assembly[Symbol.asyncDispose]();
});

let outputs: Record<string, string> = {};

async function stackNow() {
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }));
  const [stack] = Stacks;
  const given = stack?.Outputs ?? [];
  outputs = Object.fromEntries(given.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])) as Record<
    string,
    string
  >;
  return stack;
}

/** The only resource of a type whose logical id begins so. */
function resourceOf({ Resources }: TemplateJson, type: string, logicalId = ''): ResourceJson {
  const found = Object.entries(Resources).filter(
    ([name, resource]) => resource.Type === type && name.startsWith(logicalId),
  );
  expect(found).toHaveLength(1);
  return found[0]![1];
}

function change(type: string, logicalId: string, properties: Record<string, unknown>) {
  return (template: TemplateJson) => {
    Object.assign(resourceOf(template, type, logicalId).Properties!, properties);
  };
}

/** Gives the workflow another definition: it says of itself that it is another. */
function changeWorkflow(template: TemplateJson): void {
  const machine = resourceOf(template, 'AWS::StepFunctions::StateMachine').Properties!;
  const definition = machine.DefinitionString as { readonly 'Fn::Join': [string, [string, ...unknown[]]] };
  const parts = definition['Fn::Join'][1];
  parts[0] = parts[0].replace('{"StartAt"', '{"Comment":"changed","StartAt"');
}

async function workflowComment(): Promise<unknown> {
  const stateMachineArn = outputs.StateMachineArn;
  const { definition = '' } = await states.send(new DescribeStateMachineCommand({ stateMachineArn }));
  return (JSON.parse(definition) as { readonly Comment?: string }).Comment;
}

test('cdk bootstrap makes the account ready, and changes nothing a second time', async () => {
  const first = await local.cdk('bootstrap');
  expect(first).toMatchObject({ code: 0, said: expect.stringContaining('bootstrapped.') as string });

  const second = await local.cdk('bootstrap');
  expect(second).toMatchObject({
    code: 0,
    said: expect.stringContaining('bootstrapped (no changes).') as string,
  });
}, 60_000);

test('cdk deploy creates the stack, which works', async () => {
  const { code, said } = await local.cdk('deploy', STACK, '--require-approval', 'never');

  expect(said).toContain(`${STACK}.ApiEndpoint = ${local.url}`);
  expect(code).toBe(0);
  expect((await stackNow())?.StackStatus).toBe('CREATE_COMPLETE');
  await flow.send();
  expect(await flow.missing()).toEqual([]);
}, 60_000);

test('cdk deploy has nothing to do for what is there', async () => {
  expect(await local.cdk('deploy', STACK)).toMatchObject({
    code: 0,
    said: expect.stringContaining('(no changes)') as string,
  });
}, 60_000);

test('a changed queue, workflow and function, and another bus, while a thousand transactions flow: none is lost', async () => {
  await sqs.send(new SendMessageCommand({ QueueUrl: outputs.UndeliveredQueueUrl, MessageBody: 'it stays' }));
  const busBefore = outputs.EventBusName;
  await assembly.changeCode('changed');
  await assembly.changeTemplate((template) => {
    change('AWS::SQS::Queue', 'QueueSource', { VisibilityTimeout: 30 })(template);
    change('AWS::Events::EventBus', '', { Name: 'AnotherBus' })(template);
    changeWorkflow(template);
  });

  const { code, said } = await flow.during(
    local.cdk('deploy', STACK, '--require-approval', 'never'),
    A_THOUSAND,
  );

  expect(said).toContain('UPDATE_COMPLETE');
  expect(code).toBe(0);
  expect((await stackNow())?.StackStatus).toBe('UPDATE_COMPLETE');
  expect(outputs.EventBusName).toBe('AnotherBus');
  expect(busBefore).not.toBe('AnotherBus');
  expect(await workflowComment()).toBe('changed');
  expect(await flow.missing()).toEqual([]);
  await expect(
    sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: outputs.UndeliveredQueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    ),
  ).resolves.toMatchObject({ Attributes: { ApproximateNumberOfMessages: '1' } });
}, 120_000);

test('what the account does not run fails by its name, and everything is as before, while a thousand flow', async () => {
  await using bad = await AssemblyUnderChange.copy(assembly.directory);
  await bad.changeTemplate((template) => {
    change('AWS::SQS::Queue', 'QueueSource', { VisibilityTimeout: 90 })(template);
    template.Resources.Odd = { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } };
  });

  const { code, said } = await flow.during(
    local.cdk('deploy', STACK, '--require-approval', 'never', '--app', bad.app),
    A_THOUSAND,
  );

  expect(said).toContain(
    'Odd (AWS::SQS::Queue), property FifoQueue: The local run takes only false here, not true.',
  );
  expect(code).toBe(1);
  expect((await stackNow())?.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  await expect(
    sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: outputs.QueueUrl, AttributeNames: ['VisibilityTimeout'] }),
    ),
  ).resolves.toMatchObject({ Attributes: { VisibilityTimeout: '30' } });
  expect(await flow.missing()).toEqual([]);
}, 120_000);

test('cdk deploy --no-rollback leaves what is there, and cdk rollback takes it back', async () => {
  await using bad = await AssemblyUnderChange.copy(assembly.directory);
  await bad.changeTemplate(({ Resources }) => {
    Resources.Odd = { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } };
  });
  const deployed = await local.cdk(
    'deploy',
    STACK,
    '--require-approval',
    'never',
    '--no-rollback',
    '--app',
    bad.app,
  );
  expect(deployed.code).toBe(1);
  expect((await stackNow())?.StackStatus).toBe('UPDATE_FAILED');

  expect(await local.cdk('rollback', STACK)).toMatchObject({ code: 0 });
  expect((await stackNow())?.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
}, 60_000);

test('cdk deploy --hotswap changes the function alone, while a thousand flow', async () => {
  await assembly.changeCode('hotswapped');

  const { code, said } = await flow.during(local.cdk('deploy', STACK, '--hotswap'), A_THOUSAND);

  expect(said).toMatch(/AWS::Lambda::Function '\S+' hotswapped!/);
  expect(code).toBe(0);
  await flow.send();
  expect(await flow.missing()).toEqual([]);
  const records = local.account.trace.records.filter(({ what }) => what === 'LogWritten');
  expect(JSON.stringify(records)).toContain('hotswapped');
}, 60_000);

test('cdk drift sees what somebody has changed by hand, and --revert-drift brings it back', async () => {
  await sqs.send(
    new SetQueueAttributesCommand({ QueueUrl: outputs.QueueUrl, Attributes: { VisibilityTimeout: '45' } }),
  );

  const { said } = await local.cdk('drift', STACK);

  expect(said).toMatch(/VisibilityTimeout[^]*30[^]*45/);
  expect(said).toContain('/Code/S3Key');

  expect(await local.cdk('deploy', STACK, '--revert-drift')).toMatchObject({ code: 0 });
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: outputs.QueueUrl, AttributeNames: ['VisibilityTimeout'] }),
  );
  expect(Attributes).toEqual({ VisibilityTimeout: '30' });
}, 60_000);

test('cdk destroy leaves nothing', async () => {
  expect(await local.cdk('destroy', STACK, '--force')).toMatchObject({ code: 0 });

  await expect(stackNow()).rejects.toThrow(`Stack with id ${STACK} does not exist`);
  expect((await fetch(local.url, { method: 'POST', body: '{}' })).status).toBe(404);
}, 60_000);
