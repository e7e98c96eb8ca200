import { z } from 'zod';
import { arn } from '../../../arn';
import { cfnNumber, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import type { LocalServices } from '../../local-services';
import { VendedLog } from '../../logs/vended-log';
import { Pipe } from '../pipe';
import { PIPE_LOG_LEVELS, PipeLog } from '../pipe-log';

/** "If you specify a path, the whole value has to be one." @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-target.html */
const fixedText = z.string().refine((text) => !text.startsWith('$'), {
  error: ({ input }) => `The local run takes fixed values here, not paths into the record (${String(input)})`,
});

/** "Batch size cannot exceed the target's." @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html */
const MORE_THAN_A_BUS_TAKES = 'An event bus takes at most 10 events at once';

const noTemplates = 'The local run has no input templates: a record is passed on as it is';

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
    Source: z.string(),
    SourceParameters: z
      .strictObject({
        FilterCriteria: refused('The local run does not filter: every message is moved'),
        SqsQueueParameters: z
          .strictObject({
            BatchSize: cfnNumber
              .pipe(z.number().int().min(1).max(10, { error: MORE_THAN_A_BUS_TAKES }))
              .default(10),
            MaximumBatchingWindowInSeconds: only(0).optional(),
          })
          .default({ BatchSize: 10 }),
      })
      .default({ SqsQueueParameters: { BatchSize: 10 } }),
    Target: z.string(),
    TargetParameters: z
      .strictObject({
        EventBridgeEventBusParameters: z
          .strictObject({
            DetailType: fixedText.optional(),
            Source: fixedText.optional(),
            Resources: z.array(fixedText).optional(),
          })
          .default({}),
        InputTemplate: refused(noTemplates),
      })
      .default({ EventBridgeEventBusParameters: {} }),
    Tags: z.record(z.string(), z.string()).optional(),
  }),
  create: (properties, services: LocalServices, { logicalId, physicalName }) => {
    const where = (property: string): string => `${logicalId} (AWS::Pipes::Pipe), property ${property}`;
    if (!properties.Source.includes(':sqs:')) {
      throw new RefusedError(where('Source'), `The local run reads SQS queues, not ${properties.Source}.`);
    }
    if (!properties.Target.includes(':event-bus/')) {
      throw new RefusedError(where('Target'), `The local run feeds event buses, not ${properties.Target}.`);
    }
    const name = properties.Name ?? physicalName.slice(-64);
    const pipeArn = arn(services.account, 'pipes', `pipe/${name}`);
    const { EventBridgeEventBusParameters: target } = properties.TargetParameters;
    const { CloudwatchLogsLogDestination: destination, Level: level } = properties.LogConfiguration;
    const pipe = new Pipe(
      {
        name,
        arn: pipeArn,
        roleArn: properties.RoleArn,
        sourceQueueArn: properties.Source,
        batchSize: properties.SourceParameters.SqsQueueParameters.BatchSize,
        targetBusArn: properties.Target,
        // The defaults are known from events that were captured, and from no page of AWS's guide.
        source: target.Source ?? `Pipe ${name}`,
        detailType: target.DetailType ?? 'Event from aws:sqs',
        resources: target.Resources ?? [],
        log: new PipeLog(
          pipeArn,
          level,
          destination &&
            new VendedLog(services.logs, services.access.administrator, destination.LogGroupArn, name),
        ),
      },
      services,
    );
    pipe.checkPermissions();
    services.pipes.set(name, pipe);
    return {
      ref: name,
      attributes: { Arn: pipeArn, CurrentState: properties.DesiredState },
      start: () => {
        if (properties.DesiredState === 'RUNNING') pipe.start();
      },
      stop: () => pipe.stop(),
    };
  },
});
