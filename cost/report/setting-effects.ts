import { isDeepStrictEqual } from 'node:util';
import { flatten } from '../model/uses';
import type { FunctionSettings, PipelineSettings } from '../settings/pipeline-settings';

/** Another value of one setting: where it is set, and what one gets or gives up with it. */
export interface SettingChange {
  readonly name: string;
  /** What is true then. */
  readonly effect: string;
  readonly change: (settings: PipelineSettings) => PipelineSettings;
}

/**
 * What could be set otherwise, in either direction. Those that begin with a key of the configuration are set with `-c key=value`; the others in `lib/`.
 * None of them costs the guarantee.
 */
export const SETTING_CHANGES: readonly SettingChange[] = [
  {
    name: 'workflowLogLevel=ALL',
    effect: 'each step of each execution is logged, without its data',
    change: (settings) => ({ ...settings, workflow: { ...settings.workflow, logLevel: 'ALL' } }),
  },
  {
    name: 'workflowLogLevel=ALL, with data',
    effect: 'the same, with the transaction in most records: it would stand in two logs',
    change: (settings) => ({
      ...settings,
      workflow: { ...settings.workflow, logLevel: 'ALL', includesExecutionData: true },
    }),
  },
  {
    name: 'workflowLogLevel=ERROR',
    effect: 'of an execution that went well the workflow logs nothing; the function’s record tells of it',
    change: (settings) => ({
      ...settings,
      workflow: { ...settings.workflow, logLevel: 'ERROR', includesExecutionData: false },
    }),
  },
  {
    name: 'tracing=true',
    effect: 'X-Ray shows where the time of a sample of executions went',
    change: (settings) => withTracing(settings, true),
  },
  {
    name: 'tracing=false',
    effect: 'X-Ray shows nothing; `trace` shows the way of a transaction by the logs',
    change: (settings) => withTracing(settings, false),
  },
  {
    name: 'logRetentionDays=365',
    effect: 'the logs, and with them the transactions, are there for a year',
    change: (settings) => withRetention(settings, 365),
  },
  {
    name: 'logRetentionDays=7',
    effect: 'the logs are there for a week',
    change: (settings) => withRetention(settings, 7),
  },
  {
    name: 'logRetentionDays=30',
    effect: 'the logs are there for a month',
    change: (settings) => withRetention(settings, 30),
  },
  {
    name: 'archiveRetentionDays=30',
    effect: 'a month can be replayed',
    change: (settings) => ({ ...settings, archive: { retentionDays: 30 } }),
  },
  {
    name: 'archiveRetentionDays=7',
    effect: 'a week can be replayed',
    change: (settings) => ({ ...settings, archive: { retentionDays: 7 } }),
  },
  {
    name: 'maxTransactionBytes=47696',
    effect: 'the pipe takes up to ten at once, and larger bodies are refused',
    change: (settings) => ({ ...settings, pipe: { ...settings.pipe, batchSize: 10 } }),
  },
  {
    name: 'processOnce(…)',
    effect: 'a duplicate is not processed again: two writes to a table and their steps',
    change: (settings) => ({ ...settings, workflow: { ...settings.workflow, path: claimed(settings) } }),
  },
  {
    name: 'function with 128 MB',
    effect: 'it takes twice as long, and pays as much for the time',
    change: (settings) => withFunctions(settings, { memoryMb: 128 }),
  },
  {
    name: 'function with 1,769 MB',
    effect: 'a whole processor: as fast as it gets',
    change: (settings) => withFunctions(settings, { memoryMb: 1_769 }),
  },
  {
    name: 'function on x86_64',
    effect: 'nothing is gained',
    change: (settings) => withFunctions(settings, { architecture: 'x86_64' }),
  },
  {
    name: 'function’s system log at INFO',
    effect: 'Lambda reports start, end and memory of each invocation',
    change: (settings) => withFunctions(settings, { systemLogLevel: 'INFO' }),
  },
  {
    name: 'no access log',
    effect: 'nobody can tell why a request was refused, and `trace` begins at the function',
    change: ({ accessLog: _, ...settings }) => settings,
  },
  {
    name: 'access log in Infrequent Access',
    effect: 'Logs Insights alone can read it: `trace` and `tail` cannot',
    change: ({ accessLog, ...settings }) => ({
      ...settings,
      ...(accessLog && { accessLog: { ...accessLog, logClass: 'INFREQUENT_ACCESS' as const } }),
    }),
  },
];

/** What stands by the month, and what it would save to go without. */
export const STANDING_CHANGES: readonly SettingChange[] = [
  {
    name: 'no alarms',
    effect: 'nobody learns that transactions are stuck or dead-lettered: do not',
    change: (settings) => ({ ...settings, alarmMetrics: 0 }),
  },
  {
    name: 'dashboard=false',
    effect: 'the numbers are in CloudWatch, and `npx pipeline status` shows most of them',
    change: (settings) => ({ ...settings, dashboards: 0 }),
  },
  {
    name: 'dashboard=true',
    effect: 'what goes through and what waits, on one page of CloudWatch',
    change: (settings) => ({ ...settings, dashboards: 1 }),
  },
  {
    name: 'encryption=customer-managed',
    effect:
      'a key of one’s own for all that holds a transaction, and three alarm metrics more; how often bus, workflow and logs ask for it is not documented, and not in this',
    change: (settings) => withKeys(settings, 1),
  },
  {
    name: 'encryption=aws-owned',
    effect: 'AWS’s keys: nothing to pay for, and nothing to take care of',
    change: (settings) => withKeys(settings, 0),
  },
];

/** @returns those of the changes that change something: what is set already is not to be had for money */
export function changesOf(changes: readonly SettingChange[], settings: PipelineSettings): SettingChange[] {
  return changes.filter(({ change }) => !isDeepStrictEqual(change(settings), settings));
}

function withTracing(settings: PipelineSettings, tracing: boolean): PipelineSettings {
  return { ...withFunctions(settings, { tracing }), workflow: { ...settings.workflow, tracing } };
}

/** Three alarm metrics watch a key (lib/protection, lib/observability). */
function withKeys(settings: PipelineSettings, keys: 0 | 1): PipelineSettings {
  const alarmMetrics = settings.alarmMetrics + 3 * (keys - settings.keys);
  return { ...settings, keys, alarmMetrics };
}

function withFunctions(settings: PipelineSettings, change: Partial<FunctionSettings>): PipelineSettings {
  return { ...settings, functions: settings.functions.map((one) => ({ ...one, ...change })) };
}

function withRetention(settings: PipelineSettings, retentionDays: number): PipelineSettings {
  const { accessLog, workflow } = settings;
  return {
    ...withFunctions(settings, { retentionDays }),
    ...(accessLog && { accessLog: { ...accessLog, retentionDays } }),
    workflow: { ...workflow, retentionDays },
  };
}

/** @see lib/flow/idempotency: a claim is made before the processing, and marked as done after it */
function claimed({ workflow }: PipelineSettings): PipelineSettings['workflow']['path'] {
  const isClaimed = flatten(workflow.path).some(({ resource = '' }) =>
    resource.endsWith(':dynamodb:updateItem'),
  );
  if (isClaimed) return workflow.path;
  const write = (name: string) => ({ name, type: 'Task', resource: 'arn:aws:states:::dynamodb:updateItem' });
  return [write('ClaimTransaction'), ...workflow.path, write('MarkDone')];
}
