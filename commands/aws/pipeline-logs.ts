import { arnBeside } from './arn';
import type { DeployedStack } from './deployed-stack';

/** The four logs of a pipeline, by what writes them. */
export const PIPELINE_LOGS = {
  api: 'ApiLogGroupName',
  pipe: 'PipeLogGroupName',
  workflow: 'WorkflowLogGroupName',
  function: 'LogGroupName',
} as const;

export type PipelineLog = keyof typeof PIPELINE_LOGS;

/** A log of a deployed pipeline. */
export interface LogPlace {
  readonly log: PipelineLog;
  readonly logGroupName: string;
  /** As StartLiveTail wants it. */
  readonly arn: string;
}

/**
 * All four; without the function's, if a processor of the team's writes none. Partition, Region and account are those of the pipeline's bus.
 *
 * @throws CommandError if the stack has no such output
 */
export function pipelineLogs(stack: DeployedStack): LogPlace[] {
  const busArn = stack.output('EventBusArn');
  return Object.entries(PIPELINE_LOGS).flatMap(([log, output]) => {
    const logGroupName = log === 'function' ? stack.outputIfAny(output) : stack.output(output);
    if (logGroupName === undefined) return [];
    const arn = arnBeside(busArn, 'logs', `log-group:${logGroupName}`);
    return [{ log: log as PipelineLog, logGroupName, arn }];
  });
}
