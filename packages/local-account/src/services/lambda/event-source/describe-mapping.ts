import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import type { EventSourceMapping } from './event-source-mapping';

/** A mapping, as every operation describes it. */
export function describeMapping({ uuid, mappingArn, queueArn, modifiedAt, settings }: EventSourceMapping) {
  const { filterPatterns, maximumConcurrency } = settings;
  return {
    UUID: uuid,
    EventSourceMappingArn: mappingArn,
    EventSourceArn: queueArn,
    FunctionArn: settings.reference.functionArn,
    BatchSize: settings.batchSize,
    MaximumBatchingWindowInSeconds: settings.batchingWindowSeconds,
    FunctionResponseTypes: settings.reportsItemFailures ? ['ReportBatchItemFailures' as const] : [],
    ...(filterPatterns.length > 0 && {
      FilterCriteria: { Filters: filterPatterns.map((Pattern) => ({ Pattern })) },
    }),
    ...(maximumConcurrency !== undefined && { ScalingConfig: { MaximumConcurrency: maximumConcurrency } }),
    LastModified: modifiedAt,
    State: settings.isEnabled ? 'Enabled' : 'Disabled',
    StateTransitionReason: 'USER_INITIATED',
  } satisfies EventSourceMappingConfiguration;
}
