import type { DescribePipeResponse } from '@aws-sdk/client-pipes';
import { z } from 'zod';
import { resourceOf } from '../../../engine/running-stack';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { pipeNameInput, pipeOf, pipeSummary } from './pipe-of';

/** What the template says of a pipe, in the words of the API, which are the same. */
const declared = z
  .object({
    Description: z.string().optional(),
    TargetParameters: z
      .object({
        EventBridgeEventBusParameters: z
          .object({
            DetailType: z.string().optional(),
            Source: z.string().optional(),
            Resources: z.array(z.string()).optional(),
          })
          .optional(),
      })
      .optional(),
    LogConfiguration: z
      .object({
        Level: z.enum(['OFF', 'ERROR', 'INFO', 'TRACE']).default('OFF'),
        CloudwatchLogsLogDestination: z.object({ LogGroupArn: z.string() }).optional(),
      })
      .default({ Level: 'OFF' }),
    Tags: z.record(z.string(), z.string()).default({}),
  })
  .default({ LogConfiguration: { Level: 'OFF' }, Tags: {} });

export const describePipe = operation({
  name: 'DescribePipe',
  http: { method: 'GET', path: '/v1/pipes/{Name}' },
  input: z.object({ Name: pipeNameInput }),
  run: ({ Name }, _, world: LocalWorld) => {
    const pipe = pipeOf(world, Name);
    const { props, stateReason } = pipe;
    return {
      ...pipeSummary(pipe),
      ...(stateReason !== undefined && { StateReason: stateReason }),
      RoleArn: props.roleArn,
      Source: props.sourceQueueArn,
      SourceParameters: { SqsQueueParameters: { BatchSize: props.batchSize } },
      Target: props.targetBusArn,
      ...declared.parse(resourceOf(world.stack, 'AWS::Pipes::Pipe', Name)?.properties),
    } satisfies DescribePipeResponse;
  },
});
