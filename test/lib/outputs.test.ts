import type { Template } from 'aws-cdk-lib/assertions';
import { synthesizePipeline } from './synthesized-stack';
import { allOutputs, arn, onlyResource, ref, resourcesOf } from './template-resources';

let template: Template;

beforeAll(() => {
  template = synthesizePipeline();
});

/** A queue by what it is for, not by its name. */
function queue(role: 'source' | 'undelivered' | 'unprocessed'): string {
  const queues = Object.entries(resourcesOf(template, 'AWS::SQS::Queue'));
  const [source, { Properties }] = queues.find(([, one]) => 'RedrivePolicy' in one.Properties)!;
  if (role === 'source') return source;
  const { Targets } = onlyResource(template, 'AWS::Events::Rule').Properties;
  const deadLetterArn =
    role === 'undelivered'
      ? (Properties.RedrivePolicy as { deadLetterTargetArn: unknown }).deadLetterTargetArn
      : (Targets as [{ DeadLetterConfig: { Arn: unknown } }])[0].DeadLetterConfig.Arn;
  return (deadLetterArn as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
}

/** The logical id of the log group with this ARN. */
function groupOf(logGroupArn: unknown): string {
  return (logGroupArn as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
}

const only = (type: string) => onlyResource(template, type).logicalId;

const values: Record<string, () => unknown> = {
  ApiEndpoint: () => ({ 'Fn::GetAtt': [only('AWS::ApiGatewayV2::Api'), 'ApiEndpoint'] }),
  QueueUrl: () => ref(queue('source')),
  UndeliveredQueueUrl: () => ref(queue('undelivered')),
  UndeliveredQueueArn: () => arn(queue('undelivered')),
  UnprocessedQueueUrl: () => ref(queue('unprocessed')),
  EventBusName: () => ref(only('AWS::Events::EventBus')),
  EventBusArn: () => arn(only('AWS::Events::EventBus')),
  ArchiveName: () => ref(only('AWS::Events::Archive')),
  ArchiveArn: () => arn(only('AWS::Events::Archive')),
  RuleArn: () => arn(only('AWS::Events::Rule')),
  StateMachineArn: () => ref(only('AWS::StepFunctions::StateMachine')),
  PipeName: () => ref(only('AWS::Pipes::Pipe')),
  ApiLogGroupName: () => {
    const { AccessLogSettings } = onlyResource(template, 'AWS::ApiGatewayV2::Stage').Properties;
    return ref(groupOf((AccessLogSettings as { DestinationArn: unknown }).DestinationArn));
  },
  PipeLogGroupName: () => {
    const { LogConfiguration } = onlyResource(template, 'AWS::Pipes::Pipe').Properties;
    const { CloudwatchLogsLogDestination } = LogConfiguration as Record<string, { LogGroupArn: unknown }>;
    return ref(groupOf(CloudwatchLogsLogDestination!.LogGroupArn));
  },
  WorkflowLogGroupName: () => {
    const { LoggingConfiguration } = onlyResource(template, 'AWS::StepFunctions::StateMachine').Properties;
    const { Destinations } = LoggingConfiguration as {
      Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: unknown } }];
    };
    return ref(groupOf(Destinations[0].CloudWatchLogsLogGroup.LogGroupArn));
  },
  LogGroupName: () => {
    const { LoggingConfig } = onlyResource(template, 'AWS::Lambda::Function').Properties;
    return (LoggingConfig as { LogGroup: unknown }).LogGroup;
  },
  AlarmTopicArn: () => ref(only('AWS::SNS::Topic')),
  DashboardUrl: () => {
    const [domains] = Object.entries(template.findMappings('*')).find(([, one]) => 'aws-cn' in one)!;
    const domain = { 'Fn::FindInMap': [domains, ref('AWS::Partition'), 'domain'] };
    const console = ['https://', ref('AWS::Region'), '.', domain, '/cloudwatch/home?region='];
    const dashboard = '#dashboards/dashboard/MyServerlessApplicationStack-';
    return { 'Fn::Join': ['', [...console, ref('AWS::Region'), dashboard, ref('AWS::Region')]] };
  },
};

test.each(Object.entries(values))('%s tells what its name says', (name, value) => {
  expect(allOutputs(template)[name]?.Value).toEqual(value());
});

test("the console's address is known in each partition", () => {
  expect(Object.values(template.findMappings('*'))).toEqual([
    {
      aws: { domain: 'console.aws.amazon.com' },
      'aws-cn': { domain: 'console.amazonaws.cn' },
      'aws-us-gov': { domain: 'console.amazonaws-us-gov.com' },
      'aws-eusc': { domain: 'console.amazonaws-eusc.eu' },
    },
  ]);
});

test('there is no other output', () => {
  expect(Object.keys(allOutputs(template)).sort()).toEqual(Object.keys(values).sort());
});

test.each(Object.keys(values))('%s is described', (name) => {
  expect(allOutputs(template)[name]?.Description).toMatch(/\w/);
});

test('nothing is exported, so two copies cannot quarrel about a name', () => {
  expect(Object.values(allOutputs(template)).filter((output) => 'Export' in output)).toEqual([]);
});
