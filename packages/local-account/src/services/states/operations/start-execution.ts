import type { StartExecutionOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { arnInput } from './states-input';

/** What StartExecution and StartSyncExecution take. */
export const startInput = z.object({
  stateMachineArn: arnInput,
  name: z.string().min(1).max(80).optional(),
  input: z.string().optional(),
  // Tracing is recorded nowhere locally.
  traceHeader: z.string().max(256).optional(),
});

/** An Express execution is started anew each time, even under the same name. */
export const startExecution = operation({
  name: 'StartExecution',
  input: startInput,
  run: (input, caller, { states }: LocalWorld): StartExecutionOutput => states.startExecution(caller, input),
});
