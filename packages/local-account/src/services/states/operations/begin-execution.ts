import { z } from 'zod';
import type { Payload } from '@pipeline/states-language';
import type { Call } from '../../../wire/operation';
import { checkInputSize, readInput } from '../execution/execution-input';
import { checkName } from '../execution/execution-name';
import type { Execution, NewExecution } from '../execution/executions';
import type { StatesPorts } from '../ports';
import { stateMachineArnInput } from './states-input';

/** What StartExecution and StartSyncExecution take. */
export const startInput = z.object({
  stateMachineArn: stateMachineArnInput,
  name: z.string().min(1).max(80).optional(),
  input: z.string().default('{}').transform(readInput),
  // Tracing is recorded nowhere locally.
  traceHeader: z.string().max(256).optional(),
});

/** What they take, read. */
export interface StartInput {
  readonly stateMachineArn: string;
  readonly name?: string;
  readonly input: Payload;
  readonly traceHeader?: string;
}

/** @throws AwsError `StateMachineDoesNotExist`, `ValidationException`, `InvalidName` */
export function beginExecution(
  { stateMachineArn, name, input }: StartInput,
  { executions, identify, machines }: StatesPorts,
  { transaction = identify({ body: input.text, attributes: {} }) }: Call,
  { redriveCount }: Pick<NewExecution, 'redriveCount'> = {},
): Execution {
  const machine = machines.find(stateMachineArn);
  checkInputSize(input);
  if (name !== undefined) checkName(name);
  return executions.start({ machine, name, input, transaction, redriveCount });
}
