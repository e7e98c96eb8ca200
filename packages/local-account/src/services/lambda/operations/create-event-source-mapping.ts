import { randomUUID } from 'node:crypto';
import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { isArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { checkMapping } from '../event-source/check-mapping';
import { describeMapping } from '../event-source/describe-mapping';
import { mappingMembers, onlyOfStreams } from '../event-source/mapping-input';
import { mappingWork } from '../event-source/mapping-work';
import { withoutQualifier } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { functionNameInput, withReference } from './function-input';

export const createEventSourceMapping = operation({
  name: 'CreateEventSourceMapping',
  http: { method: 'POST', path: '/2015-03-31/event-source-mappings', success: 202 },
  input: ({ account }: LambdaPorts) =>
    z
      .object({
        FunctionName: functionNameInput,
        EventSourceArn: z.string().optional(),
        ...mappingMembers,
        Queues: onlyOfStreams,
        SelfManagedEventSource: onlyOfStreams,
        StartingPosition: onlyOfStreams,
        StartingPositionTimestamp: onlyOfStreams,
        Tags: z.never({ error: 'The local run keeps no tags of mappings' }).optional(),
        Topics: onlyOfStreams,
      })
      .transform(withReference(account)),
  authorize: ({ reference }) => [
    { resource: '*', context: { 'lambda:FunctionArn': withoutQualifier(reference).functionArn } },
  ],
  run: ({ reference, EventSourceArn, ...given }, ports: LambdaPorts) => {
    if (EventSourceArn === undefined || !isArn(EventSourceArn)) {
      // Recorded on AWS.
      throw new AwsError('InvalidParameterValueException', 'Unrecognized event source.');
    }
    const settings = {
      reference,
      batchSize: given.BatchSize ?? 10,
      batchingWindowSeconds: given.MaximumBatchingWindowInSeconds ?? 0,
      reportsItemFailures: (given.FunctionResponseTypes ?? []).length > 0,
      filterPatterns: (given.FilterCriteria?.Filters ?? []).map(({ Pattern }) => Pattern),
      maximumConcurrency: given.ScalingConfig?.MaximumConcurrency,
      isEnabled: given.Enabled ?? true,
    };
    checkMapping(EventSourceArn, settings, ports);
    const mapping = ports.eventSourceMappings.create(
      randomUUID(),
      EventSourceArn,
      settings,
      mappingWork(ports),
    );
    mapping.start();
    return { ...describeMapping(mapping), State: 'Creating' } satisfies EventSourceMappingConfiguration;
  },
});
