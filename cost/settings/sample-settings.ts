import type { PipelineSettings } from './pipeline-settings';

/** A setting of the sample, where its source has it and what that does to the bill. */
export interface SampleFact {
  readonly setting: string;
  readonly fact: string;
}

/**
 * How the project is set that this one comes from: aws-samples/serverless-immutable-transaction-pipeline, `app.py` and
 * `src/lambda/index.js`, as of its last change in November 2023. Services and their order are the same.
 */
export const SAMPLE_SETTINGS: PipelineSettings = {
  accessLog: { format: '$context.requestId', retentionDays: 731, logClass: 'STANDARD' },
  carriesRequestId: false,
  maxBodyBytes: 1_048_576,
  pipe: { batchSize: 10, batches: 'by rate' },
  archive: { retentionDays: 7 },
  workflow: {
    path: [{ name: 'Invoke with state input', type: 'Task', resource: 'arn:aws:states:::lambda:invoke' }],
    definitionBytes: 700,
    logLevel: 'ALL',
    includesExecutionData: false,
    tracing: true,
    retentionDays: 5,
    logClass: 'STANDARD',
  },
  functions: [
    {
      memoryMb: 128,
      architecture: 'x86_64',
      logFormat: 'Text',
      applicationLogLevel: 'INFO',
      systemLogLevel: 'INFO',
      record: 'lines of text',
      tracing: false,
      logClass: 'STANDARD',
    },
  ],
  alarmMetrics: 0,
  dashboards: 0,
  keys: 0,
};

export const SAMPLE_FACTS: readonly SampleFact[] = [
  {
    setting: 'API access log',
    fact: '`$context.requestId` alone, kept for 731 days, which is what the CDK’s `LogGroup` sets when nobody says anything.',
  },
  { setting: 'queue', fact: 'A visibility timeout of 300 s and 123 receives, which change no price.' },
  {
    setting: 'pipe',
    fact: '`CfnPipe` without source parameters: up to 10 messages at once, the default for SQS, and no log.',
  },
  { setting: 'archive', fact: 'Seven days, of every event of the account.' },
  {
    setting: 'workflow log',
    fact: 'Level ALL for five days. `LogOptions` leaves the data of executions out unless told otherwise, so seven records an execution tell of its steps only.',
  },
  { setting: 'tracing', fact: '`tracing_enabled=True`: X-Ray samples executions by its default rule.' },
  {
    setting: 'function',
    fact: 'x86_64 and 128 MB, which are Lambda’s defaults; Node.js 18, which Lambda no longer supports.',
  },
  {
    setting: 'function log',
    fact: 'Text: START, END and REPORT of Lambda, a line of its own and the parsed body. Lambda makes the log group at the first invocation, and nobody sets a retention.',
  },
  { setting: 'alarms, dashboard', fact: 'None.' },
];
