import { Template } from 'aws-cdk-lib/assertions';
import { costOf } from '../../../cost/model/cost';
import { flatten } from '../../../cost/model/uses';
import { SETTING_CHANGES } from '../../../cost/report/setting-effects';
import { NoPipelineError } from '../../../cost/settings/no-pipeline-error';
import type { PipelineSettings } from '../../../cost/settings/pipeline-settings';
import { readSettings } from '../../../cost/settings/read-settings';
import { processOnce } from '../../../lib/flow/idempotency/process-once';
import { newApp } from '../../lib/cdk-app';
import { logEach } from '../../lib/pipeline-stack';
import { newPipelineStack, synthesizePipeline } from '../../lib/synthesized-stack';

function settingsOf(configured: Record<string, unknown> = {}) {
  return readSettings(JSON.stringify(synthesizePipeline(configured)));
}

test('the defaults are read from the template', () => {
  expect(settingsOf()).toMatchObject({
    throttlePerSecond: 500,
    carriesRequestId: true,
    maxBodyBytes: 128_000,
    pipe: { batchSize: 3, batches: 'by rate' },
    archive: { retentionDays: 7 },
    workflow: {
      logLevel: 'ERROR',
      includesExecutionData: false,
      tracing: false,
      retentionDays: 30,
      logClass: 'STANDARD',
    },
    functions: [
      {
        memoryMb: 256,
        architecture: 'arm64',
        logFormat: 'JSON',
        applicationLogLevel: 'INFO',
        systemLogLevel: 'WARN',
        retentionDays: 30,
        tracing: false,
      },
    ],
    alarmMetrics: 27,
    dashboards: 1,
    keys: 0,
  });
});

test('the access log’s format is the stage’s own', () => {
  expect(settingsOf().accessLog).toEqual({
    format: expect.stringContaining('$context.requestId') as string,
    retentionDays: 30,
    logClass: 'STANDARD',
  });
});

test('the path of a transaction goes through the Parallel to the function', () => {
  const { path } = settingsOf().workflow;

  expect(flatten(path).map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'ProcessTransaction: Parallel',
    'LogTransaction: Task',
  ]);
});

test('another configuration is another reading', () => {
  const settings = settingsOf({
    workflowLogLevel: 'ALL',
    tracing: 'true',
    logRetentionDays: '7',
    archiveRetentionDays: '30',
    maxTransactionBytes: '1024',
    encryption: 'customer-managed',
  });

  expect(settings).toMatchObject({
    maxBodyBytes: 1_024,
    pipe: { batchSize: 10 },
    archive: { retentionDays: 30 },
    workflow: { logLevel: 'ALL', tracing: true, retentionDays: 7 },
    functions: [{ tracing: true, retentionDays: 7 }],
    alarmMetrics: 30,
    keys: 1,
  });
});

test('of processOnce the path has its two writes, which cost what is told of it', () => {
  const stack = newPipelineStack({}, newApp(), processOnce(logEach));
  const settings = readSettings(JSON.stringify(Template.fromStack(stack)));
  const writes = flatten(settings.workflow.path).filter(({ resource = '' }) =>
    /:dynamodb:\w+Item$/.test(resource),
  );
  const told = SETTING_CHANGES.find(({ name }) => name.startsWith('processOnce'));
  const usd = (one: PipelineSettings) => costOf(one, { transactions: 1e6, bytes: 1_024, perSecond: 100 }).usd;

  expect(writes).toHaveLength(2);
  expect(settings.functions).toHaveLength(1);
  expect(usd(settings)).toBeCloseTo(usd(told!.change(settingsOf())), 2);
});

test('what the template leaves out has AWS’s defaults', () => {
  const template = {
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue' },
      Pipe: { Type: 'AWS::Pipes::Pipe', Properties: { Source: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
      Function: { Type: 'AWS::Lambda::Function', Properties: {} },
      Workflow: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          DefinitionString: {
            'Fn::Sub':
              '{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Next":"C"}],"Default":"B"},"B":{"Type":"Task","Resource":"${Function.Arn}","End":true},"C":{"Type":"Succeed"}}}',
          },
        },
      },
    },
  };

  expect(readSettings(JSON.stringify(template))).toEqual({
    carriesRequestId: false,
    maxBodyBytes: 1_048_320,
    pipe: { batchSize: 10, batches: 'by rate' },
    workflow: expect.objectContaining({
      logLevel: 'OFF',
      tracing: false,
      path: [
        { name: 'A', type: 'Choice' },
        { name: 'B', type: 'Task', resource: '${Function.Arn}' },
      ],
    }) as object,
    functions: [
      expect.objectContaining({ memoryMb: 128, architecture: 'x86_64', logFormat: 'Text' }) as object,
    ],
    alarmMetrics: 0,
    dashboards: 0,
    keys: 0,
  });
});

test('a stack without a pipeline is refused, by what it lacks', () => {
  expect(() => readSettings('{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}')).toThrow(NoPipelineError);
  expect(() => readSettings('{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}')).toThrow(
    'The stack has 0 resources of type AWS::Pipes::Pipe; a pipeline has one.',
  );
});

test('a number that does not stand in the template is told by its place', () => {
  const template = {
    Resources: { Pipe: { Type: 'AWS::Pipes::Pipe' }, Queue: { Type: 'AWS::SQS::Queue' } },
    Parameters: { Size: { Type: 'Number' } },
  };
  const bySize = {
    ...template.Resources,
    Pipe: { ...template.Resources.Pipe, Properties: { Source: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
    Queue: { ...template.Resources.Queue, Properties: { MaximumMessageSize: { Ref: 'Size' } } },
  };

  expect(() => readSettings(JSON.stringify({ ...template, Resources: bySize }))).toThrow(
    'MaximumMessageSize of Queue (AWS::SQS::Queue) cannot be read: Invalid input: expected number',
  );
});
