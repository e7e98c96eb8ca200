import { z } from 'zod';
import { isArn, parseArn } from '../../../arn';
import { resourceAlreadyExists } from '../../../engine/already-exists';
import { cfnNumber, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import { pipeArn } from '../operations/pipe-of';
import { Pipe } from '../pipe';
import { PIPE_LOG_LEVELS, PipeLog } from '../pipe-log';
import type { PipeProps } from '../pipe-props';
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

const TYPE = 'AWS::Pipes::Pipe';

const properties = z.strictObject({
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
});

type Properties = z.output<typeof properties>;

export const pipesPipe = resourceType({
  type: TYPE,
  properties,
  create: (given, ports: PipesPorts, { logicalId, physicalName }) => {
    const { pipes } = ports;
    const name = given.Name ?? physicalName.slice(-64);
    if (pipes.has(name)) throw resourceAlreadyExists(TYPE, name);
    const where = `${logicalId} (${TYPE})`;
    const pipe = new Pipe(propsOf(given, name, ports, where), ports);
    pipe.checkPermissions();
    pipes.set(name, pipe);
    const attributesOf = ({ DesiredState }: Properties) => ({
      Arn: pipe.props.arn,
      CurrentState: DesiredState,
    });
    return {
      ref: name,
      attributes: attributesOf(given),
      start: () => {
        if (given.DesiredState === 'RUNNING') pipe.start();
      },
      update: async (changed) => {
        await pipe.update(propsOf(changed, name, ports, where), changed.DesiredState);
        return attributesOf(changed);
      },
      describe: () => (pipes.get(name) === pipe ? describe(pipe) : undefined),
      stop: () => pipe.stop(),
      delete: () => void pipes.delete(name),
    };
  },
});

function describe({ desiredState, props }: Pipe) {
  return {
    Name: props.name,
    DesiredState: desiredState,
    RoleArn: props.roleArn,
    Source: props.sourceQueueArn,
    Target: props.target.arn,
    ...props.described,
  };
}

/** @throws RefusedError for parameters that do not go together; AwsError for a log group that there is not */
function propsOf(
  { LogConfiguration, RoleArn, Source, SourceParameters, Target, TargetParameters, ...given }: Properties,
  name: string,
  ports: PipesPorts,
  where: string,
): PipeProps {
  const arn = pipeArn(name, ports);
  const target = makePipeTarget(Target, TargetParameters ?? {}, name);
  if (target instanceof RefusedParameter) {
    throw new RefusedError(`${where}, property ${target.property}`, target.what);
  }
  const { CloudwatchLogsLogDestination: destination, Level: level } = LogConfiguration;
  const log = destination && ports.logs.openVendedLog(destination.LogGroupArn, name);
  return {
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
      Description: given.Description,
      LogConfiguration,
      SourceParameters,
      Tags: given.Tags,
      TargetParameters: TargetParameters && {
        ...TargetParameters,
        InputTemplate: TargetParameters.InputTemplate?.source,
      },
    },
  };
}
