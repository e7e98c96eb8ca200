import {
  type CloudFormationClient,
  ContinueUpdateRollbackCommand,
  CreateStackCommand,
  type CreateStackCommandInput,
  DeleteStackCommand,
  DescribeEventsCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  GetStackPolicyCommand,
  GetTemplateSummaryCommand,
  ListImportsCommand,
  ListStacksCommand,
  RollbackStackCommand,
  UpdateStackCommand,
  type UpdateStackCommandInput,
  UpdateTerminationProtectionCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest } from '../../account-under-test';
import { settledStack, stacksClient } from './stacks-client';

let account: LocalAccount;
let client: CloudFormationClient;

beforeEach(() => {
  account = accountUnderTest();
  client = stacksClient(account);
});
afterEach(() => account[Symbol.asyncDispose]());

const template = `
Description: a value
Parameters:
  Text: { Type: String, Default: one }
  Secret: { Type: String, NoEcho: true, Default: hidden }
Resources:
  Value: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Text, Name: named } }
Outputs:
  Shown: { Value: !Ref Text, Description: what is in it, Export: { Name: shown } }
`;
/** Its second resource is of a type that nobody runs. */
const failing =
  'Resources: { A: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a } }, B: { Type: AWS::EC2::Instance } }';

async function create(given: Partial<CreateStackCommandInput> = {}) {
  await client.send(new CreateStackCommand({ StackName: 'S', TemplateBody: template, ...given }));
  return settledStack(client, given.StackName ?? 'S');
}

async function update(given: Partial<UpdateStackCommandInput>) {
  await client.send(new UpdateStackCommand({ StackName: 'S', UsePreviousTemplate: true, ...given }));
  return settledStack(client, 'S');
}

const text = (ParameterValue: string) => [{ ParameterKey: 'Text', ParameterValue }];

const messageOf = (call: Promise<unknown>) => call.then(String, String);

test('a stack is described with what it was asked to be, but for what is not to be told', async () => {
  expect(
    await create({
      Parameters: text('two'),
      Tags: [{ Key: 'team', Value: 'ours' }],
      Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_IAM'],
      EnableTerminationProtection: true,
      OnFailure: 'DO_NOTHING',
    }),
  ).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    Description: 'a value',
    Parameters: [
      { ParameterKey: 'Text', ParameterValue: 'two' },
      { ParameterKey: 'Secret', ParameterValue: '****' },
    ],
    Tags: [{ Key: 'team', Value: 'ours' }],
    Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
    EnableTerminationProtection: true,
    DisableRollback: true,
    Outputs: [{ OutputKey: 'Shown', OutputValue: 'two', Description: 'what is in it', ExportName: 'shown' }],
  });
});

test('an update takes what it is not given from before, but parameters from the template', async () => {
  await create({ Parameters: text('two'), Tags: [{ Key: 'team', Value: 'ours' }] });
  const kept = await messageOf(update({ Parameters: [{ ParameterKey: 'Text', UsePreviousValue: true }] }));
  const changed = await update({});
  const untagged = await update({ Tags: [] });

  expect(kept).toBe('ValidationError: No updates are to be performed.');
  expect(changed).toMatchObject({
    StackStatus: 'UPDATE_COMPLETE',
    Outputs: [{ OutputValue: 'one' }],
    Tags: [{ Key: 'team', Value: 'ours' }],
  });
  expect(untagged.Tags).toEqual([]);
});

test('a changed output alone is an update, a changed description is none', async () => {
  await create();

  expect(
    await messageOf(
      update({ TemplateBody: template.replace('a value', 'a text'), UsePreviousTemplate: false }),
    ),
  ).toBe('ValidationError: No updates are to be performed.');
  expect(
    await update({
      TemplateBody: `${template}  More: { Value: !Ref AWS::Region }\n`,
      UsePreviousTemplate: false,
    }),
  ).toMatchObject({ StackStatus: 'UPDATE_COMPLETE', Outputs: [{}, { OutputValue: 'us-east-1' }] });
});

test('a request that is sent again with its token is done once', async () => {
  const ClientRequestToken = 'once';
  const created = await create({ ClientRequestToken });
  const again = await client.send(
    new CreateStackCommand({ StackName: 'S', TemplateBody: template, ClientRequestToken }),
  );
  const other = create({ ClientRequestToken: 'other' });

  expect(again.StackId).toBe(created.StackId);
  expect(await messageOf(other)).toBe('AlreadyExistsException: Stack [S] already exists');
});

test('a creation that fails is rolled back, deleted or left as the client wants it, and nothing of that can be updated', async () => {
  const rolledBack = await create({ TemplateBody: failing });
  const left = await create({ StackName: 'Left', TemplateBody: failing, DisableRollback: true });
  const { StackId } = await client.send(
    new CreateStackCommand({ StackName: 'Gone', TemplateBody: failing, OnFailure: 'DELETE' }),
  );
  const express = await create({
    StackName: 'Express',
    TemplateBody: failing,
    DeploymentConfig: { Mode: 'EXPRESS' },
  });

  expect(
    [rolledBack, left, await settledStack(client, StackId ?? ''), express].map(
      ({ StackStatus }) => StackStatus,
    ),
  ).toEqual(['ROLLBACK_COMPLETE', 'CREATE_FAILED', 'DELETE_COMPLETE', 'CREATE_FAILED']);
  expect(express.DeploymentConfig).toEqual({ Mode: 'EXPRESS' });
  expect(await messageOf(update({ TemplateBody: template, UsePreviousTemplate: false }))).toBe(
    `ValidationError: Stack:${rolledBack.StackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
  );
  await client.send(new RollbackStackCommand({ StackName: 'Left' }));
  expect((await settledStack(client, 'Left')).StackStatus).toBe('ROLLBACK_COMPLETE');
});

test('events tell what failed and why, all of them or only the failures', async () => {
  await create({ TemplateBody: failing });
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: 'S' }));
  const { OperationEvents } = await client.send(
    new DescribeEventsCommand({ StackName: 'S', Filters: { FailedEvents: true } }),
  );
  const failure = {
    LogicalResourceId: 'B',
    ResourceStatus: 'CREATE_FAILED',
    ResourceStatusReason: 'B (AWS::EC2::Instance): The local run does not know this type.',
  };

  expect(StackEvents?.at(0)).toMatchObject({ LogicalResourceId: 'S', ResourceStatus: 'ROLLBACK_COMPLETE' });
  expect(StackEvents).toContainEqual(expect.objectContaining(failure));
  expect(OperationEvents).toMatchObject([{ ...failure, EventType: 'PROVISIONING_ERROR' }]);
});

test('a failed operation and what rolls it back have ids of their own, by which their events are found', async () => {
  await create({ TemplateBody: failing });
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'S' }));
  const [rollback, creation] = new Set(StackEvents.map(({ OperationId }) => OperationId));
  const { OperationEvents } = await client.send(
    new DescribeEventsCommand({ StackName: 'S', OperationId: creation }),
  );

  expect(StackEvents.filter(({ OperationId }) => OperationId === rollback).at(-1)).toMatchObject({
    LogicalResourceId: 'S',
    ResourceStatus: 'ROLLBACK_IN_PROGRESS',
  });
  expect(OperationEvents?.at(-1)).toMatchObject({
    LogicalResourceId: 'S',
    ResourceStatus: 'CREATE_IN_PROGRESS',
  });
});

test('a protected stack is deleted once it is not protected any more, and then found by its id alone', async () => {
  const { StackId = '' } = await create({ EnableTerminationProtection: true });
  const refused = await messageOf(client.send(new DeleteStackCommand({ StackName: 'S' })));
  await client.send(
    new UpdateTerminationProtectionCommand({ StackName: 'S', EnableTerminationProtection: false }),
  );
  await client.send(new DeleteStackCommand({ StackName: 'S' }));
  const deleted = await settledStack(client, StackId);
  await client.send(new DeleteStackCommand({ StackName: 'S' }));
  await client.send(new DeleteStackCommand({ StackName: StackId }));

  expect(refused).toBe('ValidationError: Stack [S] cannot be deleted while TerminationProtection is enabled');
  expect(deleted).toMatchObject({ StackStatus: 'DELETE_COMPLETE', DeletionTime: expect.any(Date) as Date });
  expect(deleted.EnableTerminationProtection).toBeUndefined();
  expect(
    await messageOf(
      client.send(
        new UpdateTerminationProtectionCommand({ StackName: StackId, EnableTerminationProtection: true }),
      ),
    ),
  ).toBe(`ValidationError: Stack [${StackId}] does not exist`);
  expect(await messageOf(client.send(new DescribeStacksCommand({ StackName: 'S' })))).toBe(
    'ValidationError: Stack with id S does not exist',
  );
  const { StackSummaries } = await client.send(
    new ListStacksCommand({ StackStatusFilter: ['DELETE_COMPLETE'] }),
  );
  expect(StackSummaries).toMatchObject([{ StackId, StackStatus: 'DELETE_COMPLETE' }]);
});

test('who imports a value is told, and an export that nobody imports is an error', async () => {
  await create();
  const listed = () => client.send(new ListImportsCommand({ ExportName: 'shown' }));
  const before = await messageOf(listed());
  await create({
    StackName: 'Importing',
    TemplateBody:
      'Resources: { N: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !ImportValue shown } } }',
  });

  expect(before).toBe("ValidationError: Export 'shown' is not imported by any stack.");
  expect((await listed()).Imports).toEqual(['Importing']);
});

test('a template is summarized and validated', async () => {
  const roles = `${template}  Arn: { Value: !GetAtt Role.Arn }\n`.replace(
    'Outputs:',
    '  Role: { Type: AWS::IAM::Role, Properties: { RoleName: r } }\nOutputs:',
  );
  const capabilities = {
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
  };

  expect(await client.send(new GetTemplateSummaryCommand({ TemplateBody: roles }))).toMatchObject({
    ...capabilities,
    ResourceTypes: ['AWS::SSM::Parameter', 'AWS::IAM::Role'],
    ResourceIdentifierSummaries: [{ ResourceType: 'AWS::SSM::Parameter', LogicalResourceIds: ['Value'] }, {}],
    Parameters: [
      { ParameterKey: 'Text', ParameterType: 'String', DefaultValue: 'one', NoEcho: false },
      { ParameterKey: 'Secret', NoEcho: true },
    ],
  });
  expect(await client.send(new ValidateTemplateCommand({ TemplateBody: roles }))).toMatchObject({
    ...capabilities,
    Description: 'a value',
    Parameters: [{ ParameterKey: 'Text' }, { ParameterKey: 'Secret', NoEcho: true }],
  });
});

test('no stack has a policy', async () => {
  await create();

  expect(await client.send(new GetStackPolicyCommand({ StackName: 'S' }))).not.toHaveProperty(
    'StackPolicyBody',
  );
});

test('what the status of a stack does not allow is refused', async () => {
  const { StackId } = await create();
  const refusals = [
    client.send(new RollbackStackCommand({ StackName: 'S' })),
    client.send(new ContinueUpdateRollbackCommand({ StackName: 'S' })),
    client.send(new DeleteStackCommand({ StackName: 'S', RetainResources: ['Value'] })),
  ].map(messageOf);

  expect(await Promise.all(refusals)).toEqual([
    `ValidationError: Stack:${StackId} is in CREATE_COMPLETE state and can not be rolled back.`,
    `ValidationError: Stack:${StackId} is in CREATE_COMPLETE state and can not be continued to be rolled back.`,
    `ValidationError: Invalid operation on stack [${StackId}]. Specify RetainResources only when the stack is in the DELETE_FAILED state.`,
  ]);
});

test.each<[Partial<CreateStackCommandInput>, string]>([
  [
    { TimeoutInMinutes: 5 },
    "Value '5' at 'timeoutInMinutes' failed to satisfy constraint: The local run does not serve TimeoutInMinutes.",
  ],
  [{ StackPolicyBody: '{}' }, 'The local run does not serve StackPolicyBody.'],
  [
    { OnFailure: 'DELETE', DisableRollback: true },
    'You can specify either DisableRollback or OnFailure, but not both.',
  ],
  [
    { TemplateBody: 'x'.repeat(51_201) },
    "at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
  ],
  [
    { TemplateBody: 'Resources: { A: { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref A } } }' },
    'Circular dependency between resources: [A]',
  ],
  [
    {
      TemplateBody: `${template}Rules: { R: { Assertions: [{ Assert: !Equals [!Ref Text, two], AssertDescription: not two }] } }`,
    },
    'Template error: the rule R does not hold: not two',
  ],
])('CreateStack with %j is refused', async (given, message) => {
  expect(await messageOf(create(given))).toContain(message);
});
