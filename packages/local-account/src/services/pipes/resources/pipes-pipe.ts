import { z } from 'zod';
import { isArn, parseArn } from '../../../arn';
import { cfnNumber, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import { pipeArn } from '../operations/pipe-of';
import { Pipe } from '../pipe';
import { PIPE_LOG_LEVELS, PipeLog } from '../pipe-log';
import type { PipesPorts } from '../ports';
import { filterCriteriaProperty, pipeFilterOf } from './pipe-filter-property';
import {
  makePipeTarget,
  pipeTargetArn,
  RefusedParameter,
  targetParametersProperty,
} from './pipe-target-property';

/** What one poll of SQS gives without a batching window, and what event buses and queues take at once. */
const MORE_THAN_TEN = 'A batch has at most 10 messages, without a batching window';

const queueArn = z
  .string()
  .refine((text) => isArn(text) && parseArn(text).service === 'sqs', {
    error: ({ input }) => `The local run reads SQS queues, not ${String(input)}`,
  })
  .describe('the ARN of an SQS queue');

export const pipesPipe = resourceType({
  type: 'AWS::Pipes::Pipe',
  properties: z.strictObject({
    Name: z.string().optional(),
    Description: z.string().optional(),
    DesiredState: z.enum(['RUNNING', 'STOPPED']).default('RUNNING'),
    Enrichment: refused('The local run does not enrich records'),
    EnrichmentParameters: refused('The local run does not enrich records'),
    LogConfiguration: z
      .strictObject({
        CloudwatchLogsLogDestination: z.strictObject({ LogGroupArn: z.string() }).optional(),
        IncludeExecutionData: refused('The local run does not write execution data to the log of a pipe'),
        Level: z.enum(PIPE_LOG_LEVELS).default('OFF'),
      })
      .default({ Level: 'OFF' }),
    RoleArn: z.string(),
    Source: queueArn,
    SourceParameters: z
      .strictObject({
        FilterCriteria: filterCriteriaProperty.optional(),
        SqsQueueParameters: z
          .strictObject({
            BatchSize: cfnNumber
              .pipe(z.number().int().min(1).max(10, { error: MORE_THAN_TEN }))
              .describe('1 to 10')
              .default(10),
            MaximumBatchingWindowInSeconds: only(0).optional(),
          })
          .default({ BatchSize: 10 }),
      })
      .default({ SqsQueueParameters: { BatchSize: 10 } }),
    Target: pipeTargetArn,
    TargetParameters: targetParametersProperty.optional(),
    Tags: z.record(z.string(), z.string()).default({}),
  }),
  create: (properties, ports: PipesPorts, { logicalId, physicalName }) => {
    const {
      Description,
      LogConfiguration,
      RoleArn,
      Source,
      SourceParameters,
      Tags,
      Target,
      TargetParameters,
    } = properties;
    const name = properties.Name ?? physicalName.slice(-64);
    const arn = pipeArn(name, ports);
    const target = makePipeTarget(Target, TargetParameters ?? {}, name);
    if (target instanceof RefusedParameter) {
      throw new RefusedError(`${logicalId} (AWS::Pipes::Pipe), property ${target.property}`, target.what);
    }
    const { CloudwatchLogsLogDestination: destination, Level: level } = LogConfiguration;
    const log = destination && ports.logs.openVendedLog(destination.LogGroupArn, name);
    const pipe = new Pipe(
      {
        name,
        arn,
        roleArn: RoleArn,
        sourceQueueArn: Source,
        batchSize: SourceParameters.SqsQueueParameters.BatchSize,
        filter: SourceParameters.FilterCriteria && pipeFilterOf(SourceParameters.FilterCriteria),
        target,
        template: TargetParameters?.InputTemplate?.template,
        log: new PipeLog(arn, level, log, ports.clock),
        described: {
          Description,
          LogConfiguration,
          SourceParameters,
          Tags,
          TargetParameters: TargetParameters && {
            ...TargetParameters,
            InputTemplate: TargetParameters.InputTemplate?.source,
          },
        },
      },
      ports,
    );
    pipe.checkPermissions();
    ports.pipes.set(name, pipe);
    return {
      ref: name,
      attributes: { Arn: arn, CurrentState: properties.DesiredState },
      start: () => {
        if (properties.DesiredState === 'RUNNING') pipe.start();
      },
      stop: () => pipe.stop(),
    };
  },
});
