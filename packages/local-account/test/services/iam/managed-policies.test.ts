import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
} from '@aws-sdk/client-iam';
import { Access } from '../../../src/access/access';
import { localAccount } from '../../../src/account';
import { ManualClock } from '../../../src/clock/manual-clock';
import { ManagedPolicies } from '../../../src/services/iam/managed-policies/managed-policies';
import { Trace } from '../../../src/trace/trace';
import { allow, iamWorld, role } from './iam-world';

/** The ARN of a policy of AWS, as CDK writes it. */
const ofAws = (path: string) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${path}`]],
});

const ROLE_ARN = { Arn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } }, Name: { Value: { Ref: 'Role' } } };

const managedPolicy = (properties: object) => ({ Type: 'AWS::IAM::ManagedPolicy', Properties: properties });

describe('a managed policy of AWS', () => {
  test('gives its role what it allows, and is shown', async () => {
    const BASIC = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    await using world = await iamWorld(
      {
        Role: role({
          ManagedPolicyArns: [
            ofAws('service-role/AWSLambdaBasicExecutionRole'),
            { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AWSXRayDaemonWriteAccess' },
          ],
        }),
      },
      ROLE_ARN,
    );

    expect(world.may(world.output('Arn'), 'logs:PutLogEvents')).toBe(true);
    expect(world.may(world.output('Arn'), 'xray:PutTraceSegments')).toBe(true);
    expect(world.may(world.output('Arn'), 'sqs:SendMessage')).toBe(false);

    const RoleName = world.output('Name');
    const attached = await world.client.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(attached.AttachedPolicies).toEqual([
      {
        PolicyName: 'AWSXRayDaemonWriteAccess',
        PolicyArn: 'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
      },
      { PolicyName: 'AWSLambdaBasicExecutionRole', PolicyArn: BASIC },
    ]);
    const { Policy } = await world.client.send(new GetPolicyCommand({ PolicyArn: BASIC }));
    expect(Policy).toMatchObject({
      PolicyName: 'AWSLambdaBasicExecutionRole',
      PolicyId: expect.stringMatching(/^ANPA[A-Z0-9]{17}$/) as string,
      Path: '/service-role/',
      DefaultVersionId: 'v1',
      AttachmentCount: 1,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate: new Date('2015-04-09T15:03:43Z'),
    });
    const { PolicyVersion } = await world.client.send(
      new GetPolicyVersionCommand({ PolicyArn: BASIC, VersionId: Policy?.DefaultVersionId }),
    );
    expect(JSON.parse(decodeURIComponent(PolicyVersion!.Document!))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: '*',
        },
      ],
    });
  });

  test('has the ARNs of the partition', async () => {
    await using world = await iamWorld(
      { Role: role({ ManagedPolicyArns: [ofAws('CloudWatchLambdaInsightsExecutionRolePolicy')] }) },
      ROLE_ARN,
      'cn-north-1',
    );
    const stream = (partition: string) =>
      `arn:${partition}:logs:cn-north-1:000000000000:log-group:/aws/lambda-insights:log-stream:s`;

    expect(world.may(world.output('Arn'), 'logs:PutLogEvents', stream('aws-cn'))).toBe(true);
    expect(world.may(world.output('Arn'), 'logs:PutLogEvents', stream('aws'))).toBe(false);
  });

  test('can be evaluated, each of those that are known', () => {
    const clock = new ManualClock();
    const account = localAccount('us-east-1');
    const access = new Access(account, new Trace(clock), clock);
    const { all } = new ManagedPolicies({ account, clock });
    access.roles.create({
      roleName: 'r',
      roleArn: 'arn:aws:iam::000000000000:role/r',
      trustPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Action: '*' }] },
      createDate: new Date(0),
    });

    for (const policy of all) access.roles.attachPolicy('r', policy);

    expect(access.roles.get('r').attachedPolicies.size).toBe(all.length);
    expect(all.length).toBeGreaterThan(20);
  });
});

describe('a managed policy of the account', () => {
  const outputs = { ...ROLE_ARN, Policy: { Value: { Ref: 'Policy' } } };

  test.each([
    [
      'names its roles',
      { Policy: managedPolicy({ PolicyDocument: allow('sqs:*'), Roles: [{ Ref: 'Role' }] }), Role: role() },
    ],
    [
      'is named by its role',
      {
        Policy: managedPolicy({ PolicyDocument: allow('sqs:*') }),
        Role: role({ ManagedPolicyArns: [{ Ref: 'Policy' }] }),
      },
    ],
  ])('that %s gives what it allows, and is shown', async (_, resources) => {
    await using world = await iamWorld(resources, outputs);
    const [roleArn, RoleName, PolicyArn] = [
      world.output('Arn'),
      world.output('Name'),
      world.output('Policy'),
    ];

    expect(world.may(roleArn, 'sqs:SendMessage')).toBe(true);
    expect(world.may(roleArn, 'events:PutEvents')).toBe(false);

    const attached = await world.client.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(attached.AttachedPolicies?.map((policy) => policy.PolicyArn)).toEqual([PolicyArn]);
    const local = await world.client.send(new ListPoliciesCommand({ Scope: 'Local', OnlyAttached: true }));
    expect(local.Policies).toMatchObject([{ Arn: PolicyArn, AttachmentCount: 1 }]);
    const { Versions } = await world.client.send(new ListPolicyVersionsCommand({ PolicyArn }));
    expect(Versions).toMatchObject([{ VersionId: 'v1', IsDefaultVersion: true }]);
  });

  test('is described with what the template says of it', async () => {
    await using world = await iamWorld(
      {
        Policy: managedPolicy({
          ManagedPolicyName: 'mine',
          Path: '/team/',
          Description: 'For the team.',
          PolicyDocument: allow('sqs:*'),
          Tags: [{ Key: 'a', Value: 'b' }],
        }),
      },
      { Policy: { Value: { Ref: 'Policy' } } },
    );
    const PolicyArn = world.output('Policy');

    expect(PolicyArn).toBe('arn:aws:iam::000000000000:policy/team/mine');
    const { Policy } = await world.client.send(new GetPolicyCommand({ PolicyArn }));
    expect(Policy).toMatchObject({
      PolicyName: 'mine',
      Path: '/team/',
      Description: 'For the team.',
      AttachmentCount: 0,
      Tags: [{ Key: 'a', Value: 'b' }],
    });
  });

  test('of a name that is there already is refused', async () => {
    const named = { ManagedPolicyName: 'mine', PolicyDocument: allow('sqs:*') };

    await expect(
      iamWorld({ A: managedPolicy(named), B: managedPolicy({ ...named, Path: '/b/' }) }),
    ).rejects.toThrow('A policy called mine already exists. Duplicate names are not allowed.');
  });

  test('that is none is refused, although no role has it', async () => {
    const PolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: '*' }],
    };

    await expect(iamWorld({ A: managedPolicy({ PolicyDocument }) })).rejects.toThrow(
      'an identity-based policy cannot have a Principal',
    );
  });

  test('that is not there is refused, as AWS does', async () => {
    const PolicyArn = 'arn:aws:iam::000000000000:policy/none';

    await expect(iamWorld({ Role: role({ ManagedPolicyArns: [PolicyArn] }) })).rejects.toThrow(
      `Policy ${PolicyArn} does not exist or is not attachable.`,
    );
    await using world = await iamWorld({ Role: role({}) });
    await expect(world.client.send(new GetPolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `Policy ${PolicyArn} was not found.`,
    });
  });
});

test('a permissions boundary bounds what its role may do, and is shown', async () => {
  await using world = await iamWorld(
    {
      Boundary: managedPolicy({ ManagedPolicyName: 'boundary', PolicyDocument: allow('sqs:*') }),
      Role: role({
        PermissionsBoundary: { Ref: 'Boundary' },
        Policies: [{ PolicyName: 'All', PolicyDocument: allow('*') }],
      }),
    },
    ROLE_ARN,
  );

  expect(world.may(world.output('Arn'), 'sqs:SendMessage')).toBe(true);
  expect(world.may(world.output('Arn'), 'events:PutEvents')).toBe(false);
  const { Role } = await world.client.send(new GetRoleCommand({ RoleName: world.output('Name') }));
  const PermissionsBoundaryArn = 'arn:aws:iam::000000000000:policy/boundary';
  expect(Role?.PermissionsBoundary).toEqual({ PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn });
  const { Policy } = await world.client.send(new GetPolicyCommand({ PolicyArn: PermissionsBoundaryArn }));
  expect(Policy).toMatchObject({ AttachmentCount: 0, PermissionsBoundaryUsageCount: 1 });
});
