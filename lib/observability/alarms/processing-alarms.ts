import type { PipelineMetrics } from '../pipeline-metrics';
import { type AlarmDefinition, PERSISTENTLY } from './alarm-definition';

/** Whether the workflow gets done what is to be done with a transaction. */
export function processingAlarms({ workflow, functions }: PipelineMetrics): AlarmDefinition[] {
  return [
    {
      name: 'WorkflowFails',
      metric: workflow.failed,
      happened: 'A transaction was not processed: its workflow failed and put it into unprocessed.',
      runbook: 'unprocessed-transactions',
    },
    {
      name: 'WorkflowTimesOut',
      metric: workflow.timedOut,
      happened:
        'A workflow took longer than 5 minutes. Nothing caught that: only the archive has the transaction.',
      runbook: 'only-the-archive-has-it',
    },
    {
      name: 'WorkflowIsAborted',
      metric: workflow.aborted,
      happened: 'A workflow was aborted. Nothing caught that: only the archive has the transaction.',
      runbook: 'only-the-archive-has-it',
    },
    ...Object.entries(functions).flatMap(([name, { errors, throttles }]) => [
      {
        name: `${name}Fails`,
        metric: errors,
        happened: 'The function refused or failed to process a transaction.',
        runbook: 'unprocessed-transactions',
      },
      {
        name: `${name}IsThrottled`,
        metric: throttles,
        times: PERSISTENTLY,
        happened:
          'AWS throttles the function. The workflow tries again for up to a minute and a quarter, then gives up.',
        runbook: 'throttling',
      },
    ]),
  ];
}
