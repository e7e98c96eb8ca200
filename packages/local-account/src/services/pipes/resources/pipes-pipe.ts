import { z } from 'zod';
import { isArn, parseArn } from '../../../arn';
import { cfnNumber, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { pipeArn } from '../operations/pipe-of';
import { Pipe } from '../pipe';
import { PIPE_LOG_LEVELS, PipeLog } from '../pipe-log';
import type { PipesPorts } from '../ports';

/** "If you specify a path, the whole value has to be one." @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-target.html */
const fixedText = z
  .string()
  .refine((text) => !text.startsWith('$'), {
    error: ({ input }) =>
      `The local run takes fixed values here, not paths into the record (${String(input)})`,
  })
  .describe('a fixed value, no path into the record');

/** "Batch size cannot exceed the target's." @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html */
const MORE_THAN_A_BUS_TAKES = 'An event bus takes at most 10 events at once';

const noTemplates = 'The local run has no input templates: a record is passed on as it is';

const queueArn = z
  .string()
  .refine((text) => isArn(text) && parseArn(text).service === 'sqs', {
    error: ({ input }) => `The local run reads SQS queues, not ${String(input)}`,
  })
  .describe('the ARN of an SQS queue');

const busArn = z
  .string()
  .refine((text) => isArn(text) && parseArn(text).resource.startsWith('event-bus/'), {
    error: ({ input }) => `The local run feeds event buses, not ${String(input)}`,
  })
  .describe('the ARN of an event bus');

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
        FilterCriteria: refused('The local run does not filter: every message is moved'),
        SqsQueueParameters: z
          .strictObject({
            BatchSize: cfnNumber
              .pipe(z.number().int().min(1).max(10, { error: MORE_THAN_A_BUS_TAKES }))
              .describe('1 to 10')
              .default(10),
            MaximumBatchingWindowInSeconds: only(0).optional(),
          })
          .default({ BatchSize: 10 }),
      })
      .default({ SqsQueueParameters: { BatchSize: 10 } }),
    Target: busArn,
    TargetParameters: z
      .strictObject({
        EventBridgeEventBusParameters: z
          .strictObject({
            DetailType: fixedText.optional(),
            Source: fixedText.optional(),
            Resources: z.array(fixedText).optional(),
          })
          .optional(),
        InputTemplate: refused(noTemplates),
      })
      .optional(),
    Tags: z.record(z.string(), z.string()).default({}),
  }),
  create: (properties, ports: PipesPorts, { physicalName }) => {
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
    const target = TargetParameters?.EventBridgeEventBusParameters;
    const { CloudwatchLogsLogDestination: destination, Level: level } = LogConfiguration;
    const log = destination && ports.logs.openVendedLog(destination.LogGroupArn, name);
    const pipe = new Pipe(
      {
        name,
        arn,
        roleArn: RoleArn,
        sourceQueueArn: Source,
        batchSize: SourceParameters.SqsQueueParameters.BatchSize,
        targetBusArn: Target,
        // The defaults are known from events that were captured, and from no page of AWS's guide.
        source: target?.Source ?? `Pipe ${name}`,
        detailType: target?.DetailType ?? 'Event from aws:sqs',
        resources: target?.Resources ?? [],
        log: new PipeLog(arn, level, log, ports.clock),
        described: { Description, LogConfiguration, Tags, TargetParameters },
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
