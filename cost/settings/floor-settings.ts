import type { PipelineSettings } from './pipeline-settings';

/**
 * The least that the services themselves take for the same way with the same guarantee: each hop is asked once, batches are full to
 * the brim, the smallest function logs the body and nothing around it, for a day, and the archive is as it is. Nothing tells of a transaction's way,
 * and nobody is told when one fails, so these are no settings to run with.
 */
export function floorOf(settings: PipelineSettings): PipelineSettings {
  const { archive, functions, maxBodyBytes, workflow } = settings;
  return {
    carriesRequestId: false,
    maxBodyBytes,
    pipe: { batchSize: 10, batches: 'full' },
    archive,
    workflow: { ...workflow, logLevel: 'OFF', includesExecutionData: false, tracing: false },
    functions: functions.map((one) => ({
      ...one,
      memoryMb: 128,
      architecture: 'arm64',
      record: 'body only',
      tracing: false,
      retentionDays: 1,
      logClass: 'STANDARD',
    })),
    alarmMetrics: 0,
    dashboards: 0,
    keys: 0,
  };
}
