import { z } from 'zod';
import { cfnBoolean, cfnNumber, cfnTags } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { stableUuid } from '../../../engine/stable-uuid';
import { checkMapping } from '../event-source/check-mapping';
import type { MappingSettings } from '../event-source/mapping';
import { mappingWork } from '../event-source/mapping-work';
import { functionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';

const mappingProperties = z.strictObject({
  BatchSize: cfnNumber.pipe(z.int().min(1).max(10_000)).default(10),
  Enabled: cfnBoolean.default(true),
  EventSourceArn: z
    .string()
    .regex(/^arn:[^:]+:sqs:/, {
      error: ({ input }) => `The local run polls queues of SQS only, not ${JSON.stringify(input)}`,
    })
    .describe('the ARN of an SQS queue'),
  FilterCriteria: z
    .strictObject({
      Filters: z
        .array(z.strictObject({ Pattern: z.string() }))
        .max(5)
        .default([]),
    })
    .optional(),
  FunctionName: z.string(),
  FunctionResponseTypes: z.array(z.enum(['ReportBatchItemFailures'])).default([]),
  MaximumBatchingWindowInSeconds: cfnNumber.pipe(z.int().min(0).max(300)).default(0),
  ScalingConfig: z
    .strictObject({ MaximumConcurrency: cfnNumber.pipe(z.int().min(2).max(1000)).optional() })
    .optional(),
  Tags: cfnTags.optional(),
});

export const lambdaEventSourceMapping = resourceType({
  type: 'AWS::Lambda::EventSourceMapping',
  properties: mappingProperties,
  create: (created, ports: LambdaPorts, { physicalName }) => {
    const { eventSourceMappings } = ports;
    const settings = settingsOf(created, ports);
    checkMapping(created.EventSourceArn, settings, ports);
    const uuid = stableUuid(physicalName);
    const mapping = eventSourceMappings.create(uuid, created.EventSourceArn, settings, mappingWork(ports));
    return {
      ref: uuid,
      attributes: { Id: uuid, EventSourceMappingArn: mapping.mappingArn },
      start: () => mapping.start(),
      update: async (properties) => {
        const changed = settingsOf(properties, ports);
        checkMapping(properties.EventSourceArn, changed, ports);
        await mapping.change(changed);
      },
      stop: () => mapping.stop(),
      delete: () => eventSourceMappings.delete(mapping),
    };
  },
});

function settingsOf(
  properties: z.output<typeof mappingProperties>,
  { account }: LambdaPorts,
): MappingSettings {
  const { FilterCriteria, FunctionName, FunctionResponseTypes, ScalingConfig } = properties;
  return {
    reference: functionReference(account, { FunctionName }),
    batchSize: properties.BatchSize,
    batchingWindowSeconds: properties.MaximumBatchingWindowInSeconds,
    reportsItemFailures: FunctionResponseTypes.length > 0,
    filterPatterns: (FilterCriteria?.Filters ?? []).map(({ Pattern }) => Pattern),
    maximumConcurrency: ScalingConfig?.MaximumConcurrency,
    isEnabled: properties.Enabled,
  };
}
