import { z } from 'zod';

const refused = (what: string) => z.never({ error: `The local run ${what}` }).optional();

const ofStreams = refused('polls queues of SQS only, which have no such setting');

/** What is the same when a mapping is created and when it is changed. */
export const mappingMembers = {
  BatchSize: z.number().int().min(1).max(10_000).optional(),
  Enabled: z.boolean().optional(),
  FilterCriteria: z
    .object({
      Filters: z
        .array(z.object({ Pattern: z.string().max(4096) }))
        .max(5)
        .default([]),
    })
    .optional(),
  FunctionResponseTypes: z
    .array(z.enum(['ReportBatchItemFailures']))
    .max(1)
    .optional(),
  MaximumBatchingWindowInSeconds: z.number().int().min(0).max(300).optional(),
  ScalingConfig: z.object({ MaximumConcurrency: z.number().int().min(2).max(1000).optional() }).optional(),
  AmazonManagedKafkaEventSourceConfig: ofStreams,
  BisectBatchOnFunctionError: ofStreams,
  DestinationConfig: ofStreams,
  DocumentDBEventSourceConfig: ofStreams,
  KMSKeyArn: refused('encrypts no filters'),
  LoggingConfig: refused('writes no logs of polling'),
  MaximumRecordAgeInSeconds: ofStreams,
  MaximumRetryAttempts: ofStreams,
  MetricsConfig: refused('has no metrics of polling'),
  ParallelizationFactor: ofStreams,
  ProvisionedPollerConfig: refused('has no provisioned pollers'),
  SelfManagedKafkaEventSourceConfig: ofStreams,
  SourceAccessConfigurations: ofStreams,
  TumblingWindowInSeconds: ofStreams,
};

export const onlyOfStreams = ofStreams;
