import { Match, type Template } from 'aws-cdk-lib/assertions';
import type { PipelineConfiguration } from '../../lib/configuration';
import { logicalIdOfOutput, newPipelineStack, synthesizePipeline } from './synthesized-stack';
import { readDefinition } from './state-machine-definition';
import { allResources, arn, onlyResource, ref, resourcesOf } from './template-resources';

let template: Template;

beforeAll(() => {
  template = synthesizePipeline();
});

interface Reach {
  readonly configured: PipelineConfiguration[keyof PipelineConfiguration];
  readonly reaches: [type: string, byDefault: Record<string, unknown>, configured: Record<string, unknown>][];
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
    configured: 'iam',
    reaches: [['AWS::ApiGatewayV2::Route', { AuthorizationType: 'NONE' }, { AuthorizationType: 'AWS_IAM' }]],
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
    template.hasResourceProperties(type, byDefault);
    configuredTemplate.hasResourceProperties(type, configured);
  });

  test('every log group keeps its records as configured', () => {
    configuredTemplate.resourcePropertiesCountIs('AWS::Logs::LogGroup', { RetentionInDays: 14 }, 4);
    configuredTemplate.resourceCountIs('AWS::Logs::LogGroup', 4);
  });

  test('the stack has the name that is configured, which is the id that the commands use', () => {
    expect(newPipelineStack().node.id).toBe('MyServerlessApplicationStack');
    expect(newPipelineStack({ stackName: 'Other' }).stackName).toBe('Other');
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

  test('by the workflow to the function', () => {
    const { logicalId } = onlyResource(template, 'AWS::Lambda::Function');
    expect(readDefinition(template).States.LogTransaction?.Arguments?.FunctionName).toBe(
      `\${${logicalId}.Arn}`,
    );
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

test('the workflow waits longer for the function than the function may take', () => {
  const { Timeout } = onlyResource(template, 'AWS::Lambda::Function').Properties;
  expect(readDefinition(template).States.LogTransaction?.TimeoutSeconds).toBeGreaterThan(Timeout as number);
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

test('nothing outlives the stack that a second deployment would trip over', () => {
  const kept = Object.entries(allResources(template)).filter(
    ([, { DeletionPolicy = 'Delete' }]) => DeletionPolicy !== 'Delete',
  );
  expect(kept).toEqual([]);
});
