import { z } from 'zod';
import { arn } from '../account';
import { resourceType } from '../engine/resource-type';
import { RefusedError } from '../refused-error';
import type { LocalServices } from '../services/local-services';
import { VendedLog } from '../services/logs/vended-log';
import { Pipe } from '../services/pipes/pipe';
import { PipeLog } from '../services/pipes/pipe-log';
import { cfnNumber, only } from './property-schemas';

const fixedText = z
  .string()
  .refine((text) => !text.startsWith('$.'), {
    error: 'The local run takes fixed values here, not paths into the record',
  });

export const pipesPipe = resourceType({
  type: 'AWS::Pipes::Pipe',
  properties: z.strictObject({
    Name: z.string().optional(),
    Description: z.string().optional(),
    DesiredState: z.enum(['RUNNING', 'STOPPED']).default('RUNNING'),
    LogConfiguration: z
      .strictObject({
        CloudwatchLogsLogDestination: z.strictObject({ LogGroupArn: z.string() }).optional(),
        Level: z.enum(['OFF', 'ERROR', 'INFO', 'TRACE']).default('OFF'),
      })
      .default({ Level: 'OFF' }),
    RoleArn: z.string(),
    Source: z.string(),
    SourceParameters: z
      .strictObject({
        SqsQueueParameters: z
          .strictObject({
            BatchSize: cfnNumber.default(10),
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
