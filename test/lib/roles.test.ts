import { Match, type Template } from 'aws-cdk-lib/assertions';
import { logicalIdOfOutput, synthesizePipeline } from './synthesized-stack';
import { allResources, arn, onlyResource, ref, type Resource, resourcesOf } from './template-resources';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
  readonly Sid?: string;
}

interface PolicyDocument {
  readonly Version: string;
  readonly Statement: Statement[];
}

interface Role {
  readonly logicalId: string;
  readonly trust: Statement[];
  readonly statements: Statement[];
}

/** Every role of a template with all that it may do, whether by an inline policy or an attached one. */
function readRoles(template: Template): Role[] {
  const attached = Object.values(resourcesOf(template, 'AWS::IAM::Policy'));
  return Object.entries(resourcesOf(template, 'AWS::IAM::Role')).map(([logicalId, { Properties }]) => {
    const inline = (Properties.Policies ?? []) as { PolicyDocument: PolicyDocument }[];
    const policies = attached.filter((policy) => rolesOf(policy).includes(logicalId));
    const documents = [...inline, ...policies.map((policy) => policy.Properties)].map(
      ({ PolicyDocument }) => PolicyDocument as PolicyDocument,
    );
    return {
      logicalId,
      trust: (Properties.AssumeRolePolicyDocument as PolicyDocument).Statement,
      statements: documents.flatMap(({ Statement }) => Statement).map(withoutSid),
    };
  });
}

function rolesOf(policy: Resource): string[] {
  return (policy.Properties.Roles as { Ref: string }[]).map(({ Ref }) => Ref);
}

/** A statement's id grants nothing. */
function withoutSid(statement: Statement): Statement {
  return Object.fromEntries(
    Object.entries(statement).filter(([key]) => key !== 'Sid'),
  ) as unknown as Statement;
}

function allow(actions: string[], resource: unknown): Statement {
  return { Effect: 'Allow', Action: actions.length === 1 ? actions[0]! : actions, Resource: resource };
}

function trustOf(service: string, condition?: Record<string, unknown>): Statement {
  return {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { Service: service },
    ...(condition && { Condition: condition }),
  };
}

/** AWS's guard against the confused deputy. */
const ofThisAccount = { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } };

/** What a state machine's role trusts: Step Functions on behalf of this account's state machines. */
const ofThisAccountsStateMachines = {
  StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
  ArnLike: {
    'aws:SourceArn': {
      'Fn::Join': [
        '',
        [
          'arn:',
          ref('AWS::Partition'),
          ':states:',
          ref('AWS::Region'),
          ':',
          ref('AWS::AccountId'),
          ':stateMachine:*',
        ],
      ],
    },
  },
};

interface ExpectedRole {
  readonly role: string;
  readonly usedBy: (template: Template) => unknown;
  readonly trust: Statement;
  readonly statements: (template: Template) => Statement[];
}

const functionArn = (template: Template) => arn(onlyResource(template, 'AWS::Lambda::Function').logicalId);

const expectedRoles: ExpectedRole[] = [
  {
    role: 'of the API',
    usedBy: (template) => onlyResource(template, 'AWS::ApiGatewayV2::Integration').Properties.CredentialsArn,
    // No page of AWS's has a condition for it.
    trust: trustOf('apigateway.amazonaws.com'),
    statements: (template) => [allow(['sqs:SendMessage'], arn(logicalIdOfOutput(template, 'QueueUrl')))],
  },
  {
    role: 'of the pipe',
    usedBy: (template) => onlyResource(template, 'AWS::Pipes::Pipe').Properties.RoleArn,
    trust: trustOf('pipes.amazonaws.com', ofThisAccount),
    statements: (template) => [
      allow(
        ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        arn(logicalIdOfOutput(template, 'QueueUrl')),
      ),
      allow(['events:PutEvents'], arn(logicalIdOfOutput(template, 'EventBusName'))),
    ],
  },
  {
    role: 'of the rule',
    usedBy: (template) => {
      const { Targets } = onlyResource(template, 'AWS::Events::Rule').Properties;
      return (Targets as { RoleArn: unknown }[])[0]?.RoleArn;
    },
    trust: trustOf('events.amazonaws.com', ofThisAccount),
    statements: (template) => [
      allow(['states:StartExecution'], ref(logicalIdOfOutput(template, 'StateMachineArn'))),
    ],
  },
  {
    role: 'of the workflow',
    usedBy: (template) => onlyResource(template, 'AWS::StepFunctions::StateMachine').Properties.RoleArn,
    trust: trustOf('states.amazonaws.com', ofThisAccountsStateMachines),
    statements: (template) => [
      allow(
        ['lambda:InvokeFunction'],
        [functionArn(template), { 'Fn::Join': ['', [functionArn(template), ':*']] }],
      ),
      // Log delivery has no resources.
      // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
      allow(
        [
          'logs:CreateLogDelivery',
          'logs:DeleteLogDelivery',
          'logs:DescribeLogGroups',
          'logs:DescribeResourcePolicies',
          'logs:GetLogDelivery',
          'logs:ListLogDeliveries',
          'logs:PutResourcePolicy',
          'logs:UpdateLogDelivery',
        ],
        '*',
      ),
      allow(['sqs:SendMessage'], arn(logicalIdOfOutput(template, 'UnprocessedQueueUrl'))),
    ],
  },
  {
    role: 'of the function',
    usedBy: (template) => onlyResource(template, 'AWS::Lambda::Function').Properties.Role,
    trust: trustOf('lambda.amazonaws.com', ofThisAccount),
    statements: (template) => [
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], arn(logicalIdOfOutput(template, 'LogGroupName'))),
    ],
  },
];

let template: Template;
let roles: Role[];

beforeAll(() => {
  template = synthesizePipeline();
  roles = readRoles(template);
});

function roleUsedBy({ usedBy }: ExpectedRole, from = { template, roles }): Role | undefined {
  return from.roles.find(
    ({ logicalId }) => JSON.stringify(arn(logicalId)) === JSON.stringify(usedBy(from.template)),
  );
}

describe.each(expectedRoles)('the role $role', (expected) => {
  test('is assumed by its service and by nobody else', () => {
    expect(roleUsedBy(expected)?.trust).toEqual([expected.trust]);
  });

  test('allows exactly what it needs', () => {
    expect(grants(roleUsedBy(expected)?.statements)).toEqual(grants(expected.statements(template)));
  });
});

/** One line for each action on each resource: how they are grouped into statements, and in which order, means nothing. */
function grants(statements: Statement[] | undefined): string[] | undefined {
  return statements
    ?.flatMap(({ Action, Resource: on, ...rest }) =>
      [Action]
        .flat()
        .flatMap((action) => [on].flat().map((resource) => JSON.stringify({ ...rest, action, resource }))),
    )
    .sort();
}

test('there is no other role', () => {
  const used = expectedRoles.map((expected) => roleUsedBy(expected)?.logicalId);
  expect(roles.map(({ logicalId }) => logicalId).sort()).toEqual(used.sort());
});

test('nothing else of IAM is deployed, and no policy of AWS is attached', () => {
  const types = Object.values(allResources(template)).map(({ Type }) => Type);
  const ofIam = new Set(types.filter((type) => type.startsWith('AWS::IAM::')));
  expect([...ofIam].sort()).toEqual(['AWS::IAM::Policy', 'AWS::IAM::Role']);
  template.allResourcesProperties('AWS::IAM::Role', {
    ManagedPolicyArns: Match.absent(),
    PermissionsBoundary: Match.absent(),
  });
});

test('every inline policy says by its name what it is for', () => {
  const named = Object.values(resourcesOf(template, 'AWS::IAM::Role')).flatMap(
    ({ Properties }) => (Properties.Policies ?? []) as { PolicyName: string }[],
  );
  expect(named.map(({ PolicyName }) => PolicyName).sort()).toEqual([
    'MoveTransactions',
    'SendTransactions',
    'StartWorkflow',
    'WriteLog',
  ]);
});

test('every policy is attached to a role of the stack and to nothing else', () => {
  for (const policy of Object.values(resourcesOf(template, 'AWS::IAM::Policy'))) {
    expect(roles.map(({ logicalId }) => logicalId)).toEqual(expect.arrayContaining(rolesOf(policy)));
    expect(policy.Properties).not.toHaveProperty('Users');
    expect(policy.Properties).not.toHaveProperty('Groups');
  }
});

describe('the policies of resources', () => {
  const requireTls = (queue: string): Statement => ({
    Effect: 'Deny',
    Action: 'sqs:*',
    Principal: { AWS: '*' },
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    Resource: arn(queue),
  });

  test.each<[string, (queue: string) => Statement[]]>([
    ['QueueUrl', (queue) => [requireTls(queue)]],
    ['UndeliveredQueueUrl', (queue) => [requireTls(queue)]],
    [
      'UnprocessedQueueUrl',
      (queue) => [
        requireTls(queue),
        {
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { ArnEquals: { 'aws:SourceArn': arn(logicalIdOfOutput(template, 'RuleArn')) } },
          Resource: arn(queue),
        },
      ],
    ],
  ])('the policy of %s says exactly what is needed', (output, statements) => {
    const queue = logicalIdOfOutput(template, output);
    const policies = Object.values(resourcesOf(template, 'AWS::SQS::QueuePolicy')).filter(({ Properties }) =>
      (Properties.Queues as { Ref: string }[]).some(({ Ref }) => Ref === queue),
    );
    const documents = policies.map(({ Properties }) => Properties.PolicyDocument as PolicyDocument);
    expect(documents.flatMap(({ Statement }) => Statement).map(withoutSid)).toEqual(statements(queue));
  });

  test.each(['AWS::Lambda::Permission', 'AWS::Events::EventBusPolicy', 'AWS::Logs::ResourcePolicy'])(
    'there is no %s',
    (type) => {
      template.resourceCountIs(type, 0);
    },
  );
});

describe('with X-Ray traces', () => {
  const xray = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
  const sampling = ['xray:GetSamplingRules', 'xray:GetSamplingTargets'];
  let traced: { template: Template; roles: Role[] };

  beforeAll(() => {
    const tracedTemplate = synthesizePipeline({ tracing: true });
    traced = { template: tracedTemplate, roles: readRoles(tracedTemplate) };
  });

  test.each([
    ['of the API', []],
    ['of the pipe', []],
    ['of the rule', []],
    ['of the workflow', [...xray, ...sampling]],
    ['of the function', xray],
  ])('the role %s is allowed %j beside what it needs anyway', (role, actions) => {
    const expected = expectedRoles.find((one) => one.role === role)!;
    const more = actions.length > 0 ? [allow(actions, '*')] : [];
    expect(grants(roleUsedBy(expected, traced)?.statements)).toEqual(
      grants([...expected.statements(traced.template), ...more]),
    );
  });
});
