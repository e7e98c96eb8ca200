import type { JsonValue } from 'type-fest';
import { jsonOf } from '../pipe-template';
import { type PipeTarget, transactionOfBatch } from './pipe-target';

/** The batch, a JSON array, is the input of an execution that the pipe does not wait for. */
export function stateMachineTarget(stateMachineArn: string): PipeTarget {
  return {
    arn: stateMachineArn,
    deliver: async ({ stateMachines }, call, records) => {
      const text = `[${records.map(({ payload }) => jsonOf(payload)).join(',')}]`;
      await stateMachines.startExecution(
        { ...call, transaction: transactionOfBatch(records) },
        { stateMachineArn, input: { text, value: JSON.parse(text) as JsonValue } },
      );
      return records.map(() => undefined);
    },
  };
}
