import { z } from 'zod';
import type { Payload } from '@pipeline/states-language';
import { AwsError } from '../../../errors/aws-error';
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

/**
 * @param kind see `NewExecution`
 * @throws AwsError `StateMachineDoesNotExist`, `ValidationException`, `InvalidName`, `ThrottlingException`
 */
export function beginExecution(
  { stateMachineArn, name, input }: StartInput,
  { capacity, executions, identify, machines }: StatesPorts,
  { passage: given, transaction = identify({ body: input.text, attributes: {} }) }: Call,
  kind: Pick<NewExecution, 'inTurn' | 'redriveCount'>,
): Execution {
  const machine = machines.find(stateMachineArn);
  checkInputSize(input);
  if (name !== undefined) checkName(name);
  const passage = capacity.room.admit(Buffer.byteLength(input.text), given);
  if (!passage) throw new AwsError('ThrottlingException', 'Rate exceeded');
  return executions.start({ machine, name, input, passage, transaction, ...kind });
}
