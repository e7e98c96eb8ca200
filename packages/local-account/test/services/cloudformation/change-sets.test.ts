import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeChangeSetHooksCommand,
  DescribeEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
  ListHookResultsCommand,
  UpdateStackCommand,
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

/** A parameter that is replaced when its name changes, and something that refers to it and is changed in place. */
const template = (name: string) => `
Parameters: { Text: { Type: String, Default: one } }
Resources:
  Value: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a, Name: ${name} } }
  Note: { Type: AWS::CDK::Metadata, Properties: { Analytics: !Sub "\${Value} \${Text}" } }
`;

async function create(given: Partial<CreateChangeSetCommandInput> = {}) {
  const named = { StackName: 'S', ChangeSetName: 'c', TemplateBody: template('first') };
  const { Id, StackId } = await client.send(new CreateChangeSetCommand({ ...named, ...given }));
  return { ChangeSetName: Id, StackName: StackId };
}

async function createdStack() {
  const named = await create({ ChangeSetType: 'CREATE', ChangeSetName: 'first' });
  await client.send(new ExecuteChangeSetCommand(named));
  return settledStack(client, 'S');
}

const describe = (ChangeSetName: string, IncludePropertyValues = false) =>
  client.send(new DescribeChangeSetCommand({ StackName: 'S', ChangeSetName, IncludePropertyValues }));

const messageOf = (call: Promise<unknown>) => call.then(String, String);

test('a new stack is in review until its change set is executed, and known by it after that', async () => {
  const named = await create({ ChangeSetType: 'CREATE', Tags: [{ Key: 'team', Value: 'ours' }] });
  const inReview = await settledStack(client, 'S');
  const described = await describe('c');
  await client.send(new ExecuteChangeSetCommand(named));
  const created = await settledStack(client, 'S');

  expect(inReview).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS', Tags: [] });
  expect(described).toMatchObject({
    Status: 'CREATE_COMPLETE',
    ExecutionStatus: 'AVAILABLE',
    Parameters: [{ ParameterKey: 'Text', ParameterValue: 'one' }],
    Tags: [{ Key: 'team', Value: 'ours' }],
    Changes: [
      { ResourceChange: { Action: 'Add', LogicalResourceId: 'Value', ResourceType: 'AWS::SSM::Parameter' } },
      { ResourceChange: { Action: 'Add', LogicalResourceId: 'Note' } },
    ],
  });
  expect(created).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    StackId: named.StackName,
    ChangeSetId: named.ChangeSetName,
    Tags: [{ Key: 'team', Value: 'ours' }],
  });
  expect(await describe('c')).toMatchObject({ ExecutionStatus: 'EXECUTE_COMPLETE' });
});

test('changes are told with what they are due to, and their values on demand', async () => {
  await createdStack();
  await create({
    TemplateBody: template('second'),
    Parameters: [{ ParameterKey: 'Text', ParameterValue: 'two' }],
  });

  const { Changes } = await describe('c', true);
  expect(Changes).toMatchObject([
    {
      ResourceChange: {
        Action: 'Modify',
        PolicyAction: 'ReplaceAndDelete',
        LogicalResourceId: 'Value',
        PhysicalResourceId: 'first',
        Replacement: 'True',
        Scope: ['Properties'],
        BeforeContext: '{"Properties":{"Type":"String","Value":"a","Name":"first"}}',
        Details: [
          {
            ChangeSource: 'DirectModification',
            Evaluation: 'Static',
            Target: {
              Attribute: 'Properties',
              Name: 'Name',
              Path: '/Properties/Name',
              BeforeValue: 'first',
              AfterValue: 'second',
              AttributeChangeType: 'Modify',
              RequiresRecreation: 'Always',
            },
          },
        ],
      },
    },
    {
      ResourceChange: {
        Action: 'Modify',
        LogicalResourceId: 'Note',
        Replacement: 'False',
        AfterContext: '{"Properties":{"Analytics":"{{changeSet:KNOWN_AFTER_APPLY}}"}}',
        Details: [{ ChangeSource: 'ParameterReference', CausingEntity: 'Text', Evaluation: 'Dynamic' }],
      },
    },
  ]);
  const [plain] = (await describe('c')).Changes ?? [];
  expect(plain?.ResourceChange?.BeforeContext).toBeUndefined();
  expect(plain?.ResourceChange?.Details).toEqual([
    {
      ChangeSource: 'DirectModification',
      Evaluation: 'Static',
      Target: { Attribute: 'Properties', Name: 'Name', RequiresRecreation: 'Always' },
    },
  ]);
});

test('one without changes fails, in the words that clients look for, and cannot be executed', async () => {
  await createdStack();
  const named = await create();

  expect(await describe('c')).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
    Changes: [],
  });
  expect(await messageOf(client.send(new ExecuteChangeSetCommand(named)))).toBe(
    `InvalidChangeSetStatusException: ChangeSet [${named.ChangeSetName}] cannot be executed in its current status of [FAILED]`,
  );
});

test('an update makes the other change sets of its stack obsolete, one by a template those that were executed', async () => {
  const created = await createdStack();
  await create({ TemplateBody: template('second') });
  await create({ TemplateBody: template('third'), ChangeSetName: 'd' });
  const { Summaries } = await client.send(new ListChangeSetsCommand({ StackName: 'S' }));
  await client.send(new ExecuteChangeSetCommand({ StackName: 'S', ChangeSetName: 'c' }));
  const updated = await settledStack(client, 'S');
  const obsolete = await describe('d');
  const listed = await client.send(new ListChangeSetsCommand({ StackName: 'S' }));
  await client.send(new UpdateStackCommand({ StackName: 'S', TemplateBody: template('fourth') }));

  expect(Summaries?.map(({ ChangeSetName }) => ChangeSetName)).toEqual(['c', 'd']);
  expect(updated.ChangeSetId).not.toBe(created.ChangeSetId);
  expect(obsolete.ExecutionStatus).toBe('OBSOLETE');
  expect(listed.Summaries ?? []).toEqual([]);
  expect(
    await messageOf(client.send(new ExecuteChangeSetCommand({ StackName: 'S', ChangeSetName: 'd' }))),
  ).toContain('cannot be executed in its current execution status of [OBSOLETE]');
  expect((await settledStack(client, 'S')).ChangeSetId).toBeUndefined();
});

test('a stack in review can be created by a template, and its change set is obsolete then', async () => {
  const named = await create({ ChangeSetType: 'CREATE' });
  const { StackId } = await client.send(
    new CreateStackCommand({ StackName: 'S', TemplateBody: template('other') }),
  );

  expect(StackId).toBe(named.StackName);
  expect(await describe('c')).toMatchObject({ ExecutionStatus: 'OBSOLETE' });
  expect(await settledStack(client, 'S')).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
});

test('a deleted change set is not found, and to delete it again is no error', async () => {
  const named = await create({ ChangeSetType: 'CREATE' });
  await client.send(new DeleteChangeSetCommand({ StackName: 'S', ChangeSetName: 'c' }));
  await client.send(new DeleteChangeSetCommand({ StackName: 'S', ChangeSetName: 'c' }));
  await client.send(new DeleteChangeSetCommand(named));

  expect(await messageOf(describe('c'))).toBe('ChangeSetNotFoundException: ChangeSet [c] does not exist');
  await client.send(new DeleteStackCommand({ StackName: 'S' }));
  await settledStack(client, named.StackName ?? '');
  expect(await messageOf(client.send(new DescribeStacksCommand({ StackName: 'S' })))).toBe(
    'ValidationError: Stack with id S does not exist',
  );
});

test('of a change set there is its template, and there are no hooks, results of them, or events', async () => {
  const named = await create({ ChangeSetType: 'CREATE' });
  const { TemplateBody } = await client.send(new GetTemplateCommand(named));
  const { Hooks } = await client.send(
    new DescribeChangeSetHooksCommand({ ...named, ChangeSetName: named.ChangeSetName ?? '' }),
  );
  const { HookResults } = await client.send(
    new ListHookResultsCommand({ TargetType: 'CHANGE_SET', TargetId: named.ChangeSetName }),
  );
  const { OperationEvents } = await client.send(
    new DescribeEventsCommand({ ...named, Filters: { FailedEvents: true } }),
  );

  expect([TemplateBody, Hooks, HookResults, OperationEvents]).toEqual([template('first'), [], [], []]);
});

// Recorded on AWS, but for what the local run does not serve.
test.each<[Partial<CreateChangeSetCommandInput>, string]>([
  [
    { ChangeSetType: 'CREATE' },
    'Stack [S] already exists and cannot be created again with the changeSet [c].',
  ],
  [{ StackName: 'None' }, 'Stack [None] does not exist'],
  [{ ChangeSetName: 'first' }, ''],
  [{ TemplateBody: undefined }, 'Either Template URL or Template Body must be specified.'],
  [{ TemplateBody: 'https://example.com' }, 'Template format error: unsupported structure.'],
  [
    { Parameters: [{ ParameterKey: 'Other', ParameterValue: 'x' }] },
    'Parameters: [Other] do not exist in the template',
  ],
  [
    { ResourceTypes: ['AWS::EC2::*'] },
    'Resource type AWS::SSM::Parameter is not allowed by parameter ResourceTypes [AWS::EC2::*]',
  ],
  [
    { RoleARN: 'arn:aws:iam::000000000000:role/none' },
    'Role arn:aws:iam::000000000000:role/none is invalid or cannot be assumed',
  ],
  [
    { TemplateBody: 'Resources: { R: { Type: AWS::IAM::Role, Properties: { RoleName: r } } }' },
    'Requires capabilities : [CAPABILITY_NAMED_IAM]',
  ],
  [
    {
      TemplateBody:
        'Parameters: { P: { Type: AWS::SSM::Parameter::Value<String>, Default: none } }\nResources: { R: { Type: T } }',
    },
    'Unable to fetch parameters [none] from parameter store for this account.',
  ],
  [{ ChangeSetType: 'IMPORT' }, 'The local run does not import resources'],
  [{ DeploymentMode: 'OTHER' as never }, "Value 'OTHER' at 'deploymentMode' failed to satisfy constraint"],
  [
    { NotificationARNs: ['arn:aws:sns:us-east-1:000000000000:t'] },
    'The local run does not serve NotificationARNs',
  ],
  [
    { RollbackConfiguration: { MonitoringTimeInMinutes: 5 } },
    'The local run does not serve RollbackConfiguration',
  ],
])('%j is answered with %s', async (given, message) => {
  await createdStack();

  expect(await messageOf(create(given))).toContain(message);
});
