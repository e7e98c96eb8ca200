import type { StartSyncExecutionOutput } from '@aws-sdk/client-sfn';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { startInput } from './start-execution';
import { includedDataInput } from './states-input';

/** Express workflows are billed in steps of 100 ms and of 64 MB; how much memory one takes is not known here. */
const BILLED_STEP_MS = 100;
const BILLED_MEMORY_MB = 64;

/**
 * The client dials `sync-` and the endpoint's host, see `answerer`. An execution goes on when its client has gone.
 */
export const startSyncExecution = operation({
  name: 'StartSyncExecution',
  input: startInput.extend({ includedData: includedDataInput }),
  run: async ({ includedData, ...request }, caller, { states }: LocalWorld) => {
    const ended = await states.startSyncExecution(caller, request);
    const { outcome, machine, startDate, stopDate } = ended;
    const isIncluded = includedData === 'ALL_DATA';
    return {
      executionArn: ended.executionArn,
      stateMachineArn: machine.arn,
      name: ended.executionName,
      startDate,
      stopDate,
      // Only the end of the local run aborts an execution.
      status: outcome.status === 'ABORTED' ? 'FAILED' : outcome.status,
      ...(isIncluded && { input: ended.input.text }),
      inputDetails: { included: isIncluded },
      ...(outcome.status === 'SUCCEEDED'
        ? { ...(isIncluded && { output: outcome.output }), outputDetails: { included: isIncluded } }
        : { error: outcome.error, cause: outcome.cause }),
      billingDetails: {
        billedDurationInMilliseconds:
          Math.max(1, Math.ceil((stopDate.getTime() - startDate.getTime()) / BILLED_STEP_MS)) *
          BILLED_STEP_MS,
        billedMemoryUsedInMB: BILLED_MEMORY_MB,
      },
    } satisfies StartSyncExecutionOutput;
  },
});
