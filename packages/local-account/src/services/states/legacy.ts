import type { StartExecutionOutput } from '@aws-sdk/client-sfn';
import type { Caller } from '../../access/caller';
import type { StartedStateMachines } from '.';
import { readInput } from './execution/execution-input';

/** The service as those call it that are not converted yet. */
export class LegacyStates {
  constructor(private readonly stateMachines: StartedStateMachines) {}

  startExecution(
    caller: Caller,
    { stateMachineArn, input }: { readonly stateMachineArn: string; readonly input: string },
  ): Promise<StartExecutionOutput> {
    const call = { caller, signal: new AbortController().signal };
    return this.stateMachines.startExecution(call, { stateMachineArn, input: readInput(input) });
  }
}
