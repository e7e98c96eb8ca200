import type { StartExecutionOutput } from '@aws-sdk/client-sfn';
import { requireKept } from '../../../store/require-kept';
import { operation } from '../../../wire/operation';
import type { StatesPorts } from '../ports';
import { beginExecution, type StartInput, startInput } from './begin-execution';

/** It does not wait for the execution's end. */
export const startExecution = operation({
  name: 'StartExecution',
  input: startInput,
  authorize: ({ stateMachineArn }) => stateMachineArn,
  run: async (input: StartInput, ports: StatesPorts, call): Promise<StartExecutionOutput> => {
    await requireKept(ports.store, call);
    const { executionArn, startDate } = beginExecution(input, ports, call, { inTurn: true, redriveCount: 0 });
    await requireKept(ports.store, call);
    return { executionArn, startDate };
  },
});
