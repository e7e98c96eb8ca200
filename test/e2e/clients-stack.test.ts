import {
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  ListExportsCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
  paginateDescribeStackEvents,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import {
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { type Clients, clientsOf, refusal } from './clients';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

let stack: StackUnderTest;
let clients: Clients;
let StackName: string;

beforeAll(async () => {
  stack = await stackUnderTest();
  clients = clientsOf(stack);
  const { StackResources = [] } = await clients.cloudFormation.send(
    new DescribeStackResourcesCommand({ PhysicalResourceId: stack.outputs.QueueUrl }),
  );
  StackName = StackResources[0]!.StackName!;
}, 60_000);

afterAll(async () => {
  clients.destroy();
  await stack.stop();
});

async function all<Page, Item>(pages: AsyncIterable<Page>, items: (page: Page) => Item[] = () => []) {
  const found: Item[] = [];
  for await (const page of pages) found.push(...items(page));
  return found;
}

test('a client is somebody', async () => {
  const { Account, Arn, UserId } = await clients.sts.send(new GetCallerIdentityCommand({}));
  expect(Account).toMatch(/^\d{12}$/);
  expect(Arn).toContain(`:${Account}:`);
  expect(UserId).toBeTruthy();
});

describe('CloudFormation', () => {
  test('describes the stack by its name and by its id', async () => {
    const { Stacks: [named] = [] } = await clients.cloudFormation.send(
      new DescribeStacksCommand({ StackName }),
    );
    const byId = new DescribeStacksCommand({ StackName: named!.StackId });
    expect((await clients.cloudFormation.send(byId)).Stacks![0]!.StackName).toBe(StackName);
    expect(named).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Capabilities: ['CAPABILITY_AUTO_EXPAND', 'CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
    });
    expect(named!.CreationTime).toBeInstanceOf(Date);
  });

  test('lists the stack by its status', async () => {
    const list = async (status: 'CREATE_COMPLETE' | 'DELETE_COMPLETE') =>
      (await clients.cloudFormation.send(new ListStacksCommand({ StackStatusFilter: [status] })))
        .StackSummaries;
    expect(await list('CREATE_COMPLETE')).toContainEqual(expect.objectContaining({ StackName }));
    expect(await list('DELETE_COMPLETE')).not.toContainEqual(expect.objectContaining({ StackName }));
  });

  test('all ways to its resources lead to the same ones', async () => {
    const { cloudFormation } = clients;
    const listed = await all(
      paginateListStackResources({ client: cloudFormation }, { StackName }),
      ({ StackResourceSummaries = [] }) => StackResourceSummaries,
    );
    const { StackResources } = await cloudFormation.send(new DescribeStackResourcesCommand({ StackName }));
    const ids = listed.map(({ LogicalResourceId }) => LogicalResourceId!);
    expect(StackResources!.map(({ LogicalResourceId }) => LogicalResourceId).sort()).toEqual(ids.sort());
    const one = new DescribeStackResourceCommand({ StackName, LogicalResourceId: ids[0] });
    const { StackResourceDetail } = await cloudFormation.send(one);
    expect(listed).toContainEqual(
      expect.objectContaining({ PhysicalResourceId: StackResourceDetail!.PhysicalResourceId }),
    );
  });

  test('tells how the stack was created, the end first', async () => {
    const events = await all(
      paginateDescribeStackEvents({ client: clients.cloudFormation }, { StackName }),
      ({ StackEvents = [] }) => StackEvents,
    );
    expect(events[0]).toMatchObject({
      LogicalResourceId: StackName,
      ResourceStatus: expect.stringMatching(/_COMPLETE$/) as string,
    });
    expect(events.at(-1)).toMatchObject({ LogicalResourceId: StackName });
    const times = events.map(({ Timestamp }) => Timestamp!.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Set(events.map(({ EventId }) => EventId)).size).toBe(events.length);
  });

  test('gives the template, and what is in it', async () => {
    const { cloudFormation } = clients;
    const { TemplateBody } = await cloudFormation.send(new GetTemplateCommand({ StackName }));
    const { Resources } = JSON.parse(TemplateBody!) as { Resources: Record<string, { Type: string }> };
    const summary = await cloudFormation.send(new GetTemplateSummaryCommand({ StackName }));
    expect(new Set(summary.ResourceTypes)).toEqual(new Set(Object.values(Resources).map(({ Type }) => Type)));
  });

  test('lists no exports of the stack, which has none', async () => {
    const { Exports = [] } = await clients.cloudFormation.send(new ListExportsCommand({}));
    const ours = Exports.filter(({ ExportingStackId }) => ExportingStackId?.includes(`/${StackName}/`));
    expect(ours).toEqual([]);
  });

  test.each([
    [
      'DescribeStacks',
      () => new DescribeStacksCommand({ StackName: 'nope' }),
      'Stack with id nope does not exist',
    ],
    [
      'ListStackResources',
      () => new ListStackResourcesCommand({ StackName: 'nope' }),
      'Stack with id nope does not exist',
    ],
    [
      'DescribeStackEvents',
      () => new DescribeStackEventsCommand({ StackName: 'nope' }),
      'Stack [nope] does not exist',
    ],
    [
      'DescribeStackResource',
      () => new DescribeStackResourceCommand({ StackName, LogicalResourceId: 'Nope' }),
      /^Resource Nope does not exist for stack /,
    ],
  ])('%s refuses what does not exist', async (_, command, message) => {
    const error = await refusal(clients.cloudFormation.send(command() as DescribeStacksCommand));
    expect(error.name).toBe('ValidationError');
    expect(error.message).toMatch(message);
    expect(error.$metadata).toMatchObject({
      httpStatusCode: 400,
      requestId: expect.stringMatching(/./) as string,
    });
  });
});

describe('IAM', () => {
  let RoleName: string;

  beforeAll(async () => {
    const { StackResources = [] } = await clients.cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName }),
    );
    RoleName = StackResources.find(
      ({ ResourceType, LogicalResourceId }) =>
        ResourceType === 'AWS::IAM::Role' && LogicalResourceId!.startsWith('Pipe'),
    )!.PhysicalResourceId!;
  });

  test('describes a role and what it may do', async () => {
    const { Role } = await clients.iam.send(new GetRoleCommand({ RoleName }));
    expect(JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!))).toMatchObject({
      Statement: [{ Principal: { Service: 'pipes.amazonaws.com' } }],
    });
    const { PolicyNames = [] } = await clients.iam.send(new ListRolePoliciesCommand({ RoleName }));
    const policies = await Promise.all(
      PolicyNames.map((PolicyName) => clients.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
    );
    expect(policies.map(({ PolicyDocument }) => decodeURIComponent(PolicyDocument!)).join()).toContain(
      'sqs:ReceiveMessage',
    );
    await expect(clients.iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))).resolves.toMatchObject({
      AttachedPolicies: [],
      IsTruncated: false,
    });
  });

  test('lists roles page by page, each once', async () => {
    const names = await all(paginateListRoles({ client: clients.iam, pageSize: 2 }, {}), ({ Roles = [] }) =>
      Roles.map((role) => role.RoleName),
    );
    expect(names).toContain(RoleName);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each([
    ['role', () => new GetRoleCommand({ RoleName: 'nope' }), 'The role with name nope cannot be found.'],
    [
      'policy',
      () => new GetRolePolicyCommand({ RoleName, PolicyName: 'nope' }),
      'The role policy with name nope cannot be found.',
    ],
  ])('a %s that does not exist is refused', async (_, command, message) => {
    const error = await refusal(clients.iam.send(command() as GetRoleCommand));
    expect(error.name).toMatch(/^NoSuchEntity/);
    expect(error.message).toBe(message);
    expect(error.$metadata.httpStatusCode).toBe(404);
  });
});
