import { Match, type Template } from 'aws-cdk-lib/assertions';
import type { PipelineConfiguration } from '../../lib/configuration-schema';
import { readDefinition } from './flow/state-machine-definition';
import { logicalIdOfOutput, synthesizePipeline } from './synthesized-stack';
import { allOutputs, allResources, arn, onlyResource, ref, resourcesOf } from './template-resources';

let template: Template;

beforeAll(() => {
  template = synthesizePipeline();
});

interface Reach {
  readonly configured: PipelineConfiguration[keyof PipelineConfiguration];
  /** By default there may be nothing of the type at all. */
  readonly reaches: [
    type: string,
    byDefault: Record<string, unknown> | undefined,
    configured: Record<string, unknown>,
  ][];
}

/** Where each key of the configuration has its effect. A key without a row does not compile. */
const reachOf: Record<Exclude<keyof PipelineConfiguration, 'stackName'>, Reach> = {
  archiveRetentionDays: {
    configured: 90,
    reaches: [['AWS::Events::Archive', { RetentionDays: 7 }, { RetentionDays: 90 }]],
  },
  logRetentionDays: {
    configured: 14,
    reaches: [['AWS::Logs::LogGroup', { RetentionInDays: 30 }, { RetentionInDays: 14 }]],
  },
  maxTransactionBytes: {
    configured: 1_024,
    reaches: [
      ['AWS::SQS::Queue', { MaximumMessageSize: Match.anyValue() }, { MaximumMessageSize: 1_280 }],
      [
        'AWS::Pipes::Pipe',
        { SourceParameters: { SqsQueueParameters: { BatchSize: 3 } } },
        { SourceParameters: { SqsQueueParameters: { BatchSize: 10 } } },
      ],
    ],
  },
  throttleRateLimit: {
    configured: 5,
    reaches: [
      [
        'AWS::ApiGatewayV2::Stage',
        { DefaultRouteSettings: { ThrottlingRateLimit: 500 } },
        { DefaultRouteSettings: { ThrottlingRateLimit: 5 } },
      ],
    ],
  },
  throttleBurstLimit: {
    configured: 6,
    reaches: [
      [
        'AWS::ApiGatewayV2::Stage',
        { DefaultRouteSettings: { ThrottlingBurstLimit: 1_000 } },
        { DefaultRouteSettings: { ThrottlingBurstLimit: 6 } },
      ],
    ],
  },
  authorization: {
    configured: 'jwt',
    reaches: [['AWS::ApiGatewayV2::Route', { AuthorizationType: 'NONE' }, { AuthorizationType: 'JWT' }]],
  },
  jwtIssuer: {
    configured: 'https://issuer.example.com',
    reaches: [
      [
        'AWS::ApiGatewayV2::Authorizer',
        undefined,
        { JwtConfiguration: { Issuer: 'https://issuer.example.com' } },
      ],
    ],
  },
  jwtAudience: {
    configured: ['one', 'two'],
    reaches: [
      ['AWS::ApiGatewayV2::Authorizer', undefined, { JwtConfiguration: { Audience: ['one', 'two'] } }],
    ],
  },
  corsAllowOrigins: {
    configured: ['https://example.com'],
    reaches: [
      [
        'AWS::ApiGatewayV2::Api',
        { CorsConfiguration: Match.absent() },
        { CorsConfiguration: { AllowOrigins: ['https://example.com'] } },
      ],
    ],
  },
  workflowLogLevel: {
    configured: 'ALL',
    reaches: [
      [
        'AWS::StepFunctions::StateMachine',
        { LoggingConfiguration: { Level: 'ERROR' } },
        { LoggingConfiguration: { Level: 'ALL' } },
      ],
    ],
  },
  tracing: {
    configured: true,
    reaches: [
      [
        'AWS::StepFunctions::StateMachine',
        { TracingConfiguration: { Enabled: false } },
        { TracingConfiguration: { Enabled: true } },
      ],
      ['AWS::Lambda::Function', { TracingConfig: Match.absent() }, { TracingConfig: { Mode: 'Active' } }],
    ],
  },
  alarmEmail: {
    configured: 'on-call@example.com',
    reaches: [['AWS::SNS::Subscription', undefined, { Protocol: 'email', Endpoint: 'on-call@example.com' }]],
  },
  encryption: {
    configured: 'customer-managed',
    reaches: [
      ['AWS::KMS::Key', undefined, { EnableKeyRotation: true }],
      ['AWS::SQS::Queue', { SqsManagedSseEnabled: true }, { KmsMasterKeyId: Match.anyValue() }],
    ],
  },
  sealed: {
    configured: true,
    reaches: [['AWS::Events::EventBusPolicy', undefined, { Statement: { Effect: 'Deny' } }]],
  },
  operatorRoleArns: {
    configured: ['arn:aws:iam::111111111111:role/Operator'],
    reaches: [
      [
        'AWS::SQS::QueuePolicy',
        { PolicyDocument: Match.anyValue() },
        {
          PolicyDocument: {
            Statement: Match.arrayWith([
              Match.objectLike({
                Condition: Match.objectLike({
                  ArnNotLike: {
                    'aws:PrincipalArn': Match.arrayWith(['arn:aws:iam::111111111111:role/Operator']),
                  },
                }),
              }),
            ]),
          },
        },
      ],
    ],
  },
  // None is a property of a resource: the tests below.
  dashboard: { configured: false, reaches: [] },
  terminationProtection: { configured: true, reaches: [] },
  retainData: { configured: true, reaches: [] },
};

describe('a key of the configuration reaches what it is about', () => {
  const rows = Object.entries(reachOf).flatMap(([key, { configured, reaches }]) =>
    reaches.map(([type, ...properties]) => [key, configured, type, ...properties] as const),
  );
  let configuredTemplate: Template;

  beforeAll(() => {
    const configured = Object.entries(reachOf).map(([key, reach]) => [key, reach.configured]);
    configuredTemplate = synthesizePipeline(Object.fromEntries(configured) as Record<string, unknown>);
  });

  test.each(rows)('%s=%s reaches %s', (_key, _configured, type, byDefault, configured) => {
    if (byDefault) template.hasResourceProperties(type, byDefault);
    else template.resourceCountIs(type, 0);
    configuredTemplate.hasResourceProperties(type, configured);
  });

  test('dashboard=false leaves the dashboard and its output out, and keeps the alarms', () => {
    configuredTemplate.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
    expect(Object.keys(allOutputs(configuredTemplate))).not.toContain('DashboardUrl');
    expect(Object.keys(configuredTemplate.findMappings('*'))).toHaveLength(0);
    expect(Object.keys(configuredTemplate.findResources('AWS::CloudWatch::Alarm')).length).toBeGreaterThan(
      20,
    );
  });

  test('every log group keeps its records as configured', () => {
    configuredTemplate.resourcePropertiesCountIs('AWS::Logs::LogGroup', { RetentionInDays: 14 }, 4);
    configuredTemplate.resourceCountIs('AWS::Logs::LogGroup', 4);
  });
});

describe('with retainData', () => {
  const kept = (configured: Record<string, unknown>) =>
    Object.values(allResources(synthesizePipeline({ retainData: true, ...configured })))
      .filter(({ DeletionPolicy = 'Delete' }) => DeletionPolicy !== 'Delete')
      .map(({ Type, DeletionPolicy, UpdateReplacePolicy }) => [Type, DeletionPolicy, UpdateReplacePolicy])
      .sort();
  const count = (number: number, type: string) =>
    Array.from({ length: number }, () => [type, 'RetainExceptOnCreate', 'Retain']);
  const always = [
    ...count(1, 'AWS::Events::Archive'),
    ...count(1, 'AWS::Events::EventBus'),
    ...count(4, 'AWS::Logs::LogGroup'),
  ];

  test('queues, bus, archive and logs outlive the stack, and nothing else does', () => {
    expect(kept({})).toEqual([...always, ...count(3, 'AWS::SQS::Queue')]);
  });

  test('so does the dead-letter queue of an encrypted bus, beside the key', () => {
    expect(kept({ encryption: 'customer-managed' })).toEqual(
      [...always, ...count(1, 'AWS::KMS::Key'), ...count(4, 'AWS::SQS::Queue')].sort(),
    );
  });
});

describe('a transaction is handed on', () => {
  test('by the API to the queue', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      RequestParameters: { QueueUrl: ref(logicalIdOfOutput(template, 'QueueUrl')) },
    });
  });

  test('by the pipe from the queue to the bus', () => {
    template.hasResourceProperties('AWS::Pipes::Pipe', {
      Source: arn(logicalIdOfOutput(template, 'QueueUrl')),
      Target: arn(logicalIdOfOutput(template, 'EventBusName')),
    });
  });

  test('by the rule: it matches exactly what the pipe puts on the bus', () => {
    const { TargetParameters } = onlyResource(template, 'AWS::Pipes::Pipe').Properties;
    const { EventBridgeEventBusParameters: emitted } = TargetParameters as {
      EventBridgeEventBusParameters: { Source: string; DetailType: string };
    };
    template.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: ref(logicalIdOfOutput(template, 'EventBusName')),
      EventPattern: Match.exact({ source: [emitted.Source], 'detail-type': [emitted.DetailType] }),
    });
  });

  test('by the rule and by the workflow to the same queue, if it is not processed', () => {
    const unprocessed = logicalIdOfOutput(template, 'UnprocessedQueueUrl');
    const { States } = readDefinition(template);
    expect(States.CaptureTransaction?.Arguments?.QueueUrl).toBe(`\${${unprocessed}}`);
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [{ DeadLetterConfig: { Arn: arn(unprocessed) } }],
    });
  });
});

test('of the queues that keep what went wrong, only the one that the source queue names may be a redrive target', () => {
  const queues = Object.entries(
    resourcesOf(synthesizePipeline({ encryption: 'customer-managed' }), 'AWS::SQS::Queue'),
  );
  const target = JSON.stringify(queues.map(([, { Properties }]) => Properties.RedrivePolicy));
  const policies = queues.map(([logicalId, { Properties }]) => [
    target.includes(logicalId) ? 'target' : Properties.RedrivePolicy ? 'source' : 'other',
    Properties.RedriveAllowPolicy,
  ]);
  const denyAll = { redrivePermission: 'denyAll' };
  expect(policies.sort()).toEqual([
    ['other', denyAll],
    ['other', denyAll],
    ['source', undefined],
    ['target', undefined],
  ]);
});

test("the API's one attribute fits beside the largest transaction", () => {
  const { RequestParameters } = onlyResource(template, 'AWS::ApiGatewayV2::Integration').Properties;
  const { MessageAttributes } = RequestParameters as { MessageAttributes: string };
  const attributes = JSON.parse(MessageAttributes) as Record<
    string,
    { DataType: string; StringValue: string }
  >;
  const bytes = Object.entries(attributes).reduce((sum, [name, { DataType, StringValue }]) => {
    const requestId = StringValue.replace('${context.requestId}', '0'.repeat(36));
    return sum + name.length + DataType.length + requestId.length;
  }, 0);
  const sizes = Object.values(resourcesOf(template, 'AWS::SQS::Queue')).map(
    ({ Properties }) => Properties.MaximumMessageSize,
  );
  expect(sizes.filter((size) => size !== undefined)).toEqual([128_256]);
  expect(128_000 + bytes).toBeLessThanOrEqual(128_256);
});

test.each<[string, Record<string, unknown>]>([
  ['is encrypted', { SqsManagedSseEnabled: true }],
  ['keeps a message for 14 days', { MessageRetentionPeriod: 1_209_600 }],
  ['hides a received message for 60 seconds', { VisibilityTimeout: 60 }],
  ['has no physical name', { QueueName: Match.absent() }],
])('every queue %s', (_, properties) => {
  template.resourceCountIs('AWS::SQS::Queue', 3);
  template.allResourcesProperties('AWS::SQS::Queue', properties);
});

// A key has no name that a second deployment could trip over.
test.each([
  [{}, []],
  [{ encryption: 'customer-managed', sealed: true }, ['AWS::KMS::Key']],
])('of a stack with %j, %j alone outlives it', (configured, expected) => {
  const kept = Object.values(allResources(synthesizePipeline(configured))).filter(
    ({ DeletionPolicy = 'Delete' }) => DeletionPolicy !== 'Delete',
  );
  expect(kept.map(({ Type }) => Type)).toEqual(expected);
});

describe('whoever looks at it in the console is told what it is', () => {
  test.each([
    'AWS::Events::Archive',
    'AWS::Events::EventBus',
    'AWS::Events::Rule',
    'AWS::KMS::Key',
    'AWS::Lambda::Function',
    'AWS::Pipes::Pipe',
  ])('every %s', (type) => {
    const encrypted = synthesizePipeline({ encryption: 'customer-managed' });
    encrypted.allResourcesProperties(type, {
      Description: Match.stringLikeRegexp('^[A-Z].+ \\w+'),
    });
  });
});
