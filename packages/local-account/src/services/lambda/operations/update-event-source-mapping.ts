import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { checkMapping } from '../event-source/check-mapping';
import { describeMapping } from '../event-source/describe-mapping';
import { mappingMembers } from '../event-source/mapping-input';
import { functionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { mappingResource, uuidInput } from './event-source-mapping-input';
import { functionNameInput } from './function-input';

export const updateEventSourceMapping = operation({
  name: 'UpdateEventSourceMapping',
  http: { method: 'PUT', path: '/2015-03-31/event-source-mappings/{UUID}', success: 202 },
  input: z.object({ UUID: uuidInput, FunctionName: functionNameInput.optional(), ...mappingMembers }),
  authorize: ({ UUID }, ports: LambdaPorts) => mappingResource(ports, UUID),
  run: async ({ UUID, FunctionName, ...given }, ports: LambdaPorts) => {
    const mapping = ports.eventSourceMappings.get(UUID);
    const { settings } = mapping;
    const { FilterCriteria, FunctionResponseTypes, ScalingConfig } = given;
    const changed = {
      reference:
        FunctionName === undefined ? settings.reference : functionReference(ports.account, { FunctionName }),
      batchSize: given.BatchSize ?? settings.batchSize,
      batchingWindowSeconds: given.MaximumBatchingWindowInSeconds ?? settings.batchingWindowSeconds,
      reportsItemFailures: FunctionResponseTypes
        ? FunctionResponseTypes.length > 0
        : settings.reportsItemFailures,
      filterPatterns: FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? settings.filterPatterns,
      maximumConcurrency: ScalingConfig ? ScalingConfig.MaximumConcurrency : settings.maximumConcurrency,
      isEnabled: given.Enabled ?? settings.isEnabled,
    };
    checkMapping(mapping.queueArn, changed, ports);
    await mapping.change(changed);
    return { ...describeMapping(mapping), State: 'Updating' } satisfies EventSourceMappingConfiguration;
  },
});
