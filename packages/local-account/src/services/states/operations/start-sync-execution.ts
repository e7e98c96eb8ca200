import type { StartSyncExecutionOutput } from '@aws-sdk/client-sfn';
import { operation } from '../../../wire/operation';
import type { StatesPorts } from '../ports';
import { beginExecution, startInput } from './begin-execution';
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
  authorize: ({ stateMachineArn }) => stateMachineArn,
  run: async (request, ports: StatesPorts, call) => {
    // Its caller may be a function of an execution that others wait for: it does not wait for them in its turn.
    const { executionArn, name, startDate, ended } = beginExecution(request, ports, call, {
      inTurn: false,
    });
    const { outcome, stopDate } = await ended;
    const isIncluded = request.includedData === 'ALL_DATA';
    const durationMs = stopDate.getTime() - startDate.getTime();
    return {
      executionArn,
      stateMachineArn: request.stateMachineArn,
      name,
      startDate,
      stopDate,
      // Only the end of the local run aborts an execution.
      status: outcome.status === 'ABORTED' ? 'FAILED' : outcome.status,
      ...(isIncluded && { input: request.input.text }),
      inputDetails: { included: isIncluded },
      ...(outcome.status === 'SUCCEEDED'
        ? isIncluded && { output: outcome.output }
        : { error: outcome.error, cause: outcome.cause }),
      outputDetails: { included: isIncluded },
      billingDetails: {
        billedDurationInMilliseconds: Math.max(1, Math.ceil(durationMs / BILLED_STEP_MS)) * BILLED_STEP_MS,
        billedMemoryUsedInMB: BILLED_MEMORY_MB,
      },
    } satisfies StartSyncExecutionOutput;
  },
});
