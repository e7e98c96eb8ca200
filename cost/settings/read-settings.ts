import { maximumMessageSizeBytes } from '../../lib/flow/transaction-sizes';
import type { FunctionSettings, LogGroupSettings, PipelineSettings } from './pipeline-settings';
import { PRICED_PROPERTIES, type PropertiesOf } from './priced-properties';
import { readTemplateResources, type TemplateResources } from './template-resources';
import { referredIn, textOf } from './template-text';
import { readWorkflowPath } from './workflow-path';

type PricedResources = TemplateResources<typeof PRICED_PROPERTIES>;

/**
 * What of a synthesized template decides what the pipeline costs. What is not in it has the default that AWS gives it.
 *
 * @param templateText CloudFormation's JSON
 * @throws NoPipelineError for a template without queue, pipe and workflow, and for numbers that do not stand in it
 */
export function readSettings(templateText: string): PipelineSettings {
  const resources = readTemplateResources(JSON.parse(templateText), PRICED_PROPERTIES);
  const pipe = resources.one('AWS::Pipes::Pipe');
  const source = resources.byId('AWS::SQS::Queue', referredIn(pipe.Source) ?? '');
  const stateMachine = resources.one('AWS::StepFunctions::StateMachine');
  const definition = textOf(stateMachine.DefinitionString);
  const { path, functions } = readWorkflowPath(definition);
  const { LoggingConfiguration: logging, TracingConfiguration: tracing } = stateMachine;
  const archive = resources.all('AWS::Events::Archive')[0];
  return {
    ...accessLogOf(resources),
    throttlePerSecond: resources.all('AWS::ApiGatewayV2::Stage')[0]?.DefaultRouteSettings.ThrottlingRateLimit,
    carriesRequestId: resources
      .all('AWS::ApiGatewayV2::Integration')
      .some(({ RequestParameters }) => RequestParameters?.MessageAttributes !== undefined),
    maxBodyBytes: source.MaximumMessageSize - maximumMessageSizeBytes(0),
    pipe: {
      batchSize: pipe.SourceParameters.SqsQueueParameters.BatchSize,
      batches: 'by rate',
    },
    ...(archive && { archive: { retentionDays: archive.RetentionDays } }),
    workflow: {
      path,
      definitionBytes: Buffer.byteLength(definition),
      logLevel: logging.Level,
      includesExecutionData: logging.IncludeExecutionData,
      tracing: tracing.Enabled,
      ...logGroup(resources, logging.Destinations[0]?.CloudWatchLogsLogGroup?.LogGroupArn),
    },
    functions: functions.map((logicalId) => functionSettings(resources, logicalId)),
    alarmMetrics: resources.all('AWS::CloudWatch::Alarm').reduce((sum, alarm) => sum + metricsOf(alarm), 0),
    dashboards: resources.all('AWS::CloudWatch::Dashboard').length,
    keys: resources.all('AWS::KMS::Key').length,
  };
}

function accessLogOf(resources: PricedResources): Pick<PipelineSettings, 'accessLog'> {
  const [settings] = resources
    .all('AWS::ApiGatewayV2::Stage')
    .flatMap(({ AccessLogSettings }) => AccessLogSettings ?? []);
  if (!settings) return {};
  return { accessLog: { format: settings.Format, ...logGroup(resources, settings.DestinationArn) } };
}

function functionSettings(resources: PricedResources, logicalId: string): FunctionSettings {
  const { Architectures, LoggingConfig, MemorySize, TracingConfig } = resources.byId(
    'AWS::Lambda::Function',
    logicalId,
  );
  return {
    memoryMb: MemorySize,
    architecture: Architectures[0] ?? 'x86_64',
    logFormat: LoggingConfig.LogFormat,
    applicationLogLevel: LoggingConfig.ApplicationLogLevel,
    systemLogLevel: LoggingConfig.SystemLogLevel,
    // What a function logs does not stand in a template: one of a team's own is taken to log what the delivered one does.
    record: 'transaction record',
    tracing: TracingConfig.Mode === 'Active',
    ...logGroup(resources, LoggingConfig.LogGroup),
  };
}

/** @param reference to the group; without one the service makes it, without a retention */
function logGroup(resources: PricedResources, reference: unknown): LogGroupSettings {
  const logicalId = referredIn(reference);
  if (logicalId === undefined) return { logClass: 'STANDARD' };
  const { LogGroupClass, RetentionInDays } = resources.byId('AWS::Logs::LogGroup', logicalId);
  return {
    logClass: LogGroupClass,
    ...(RetentionInDays !== undefined && { retentionDays: RetentionInDays }),
  };
}

/** Each metric that an alarm's expression uses is paid for. */
function metricsOf({ Metrics }: PropertiesOf<'AWS::CloudWatch::Alarm'>): number {
  return Metrics ? Metrics.filter(({ MetricStat }) => MetricStat !== undefined).length : 1;
}
