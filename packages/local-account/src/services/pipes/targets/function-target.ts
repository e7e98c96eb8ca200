import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { jsonOf } from '../pipe-template';
import { type PipeDelivery, type PipeOutcomes, type PipeTarget, transactionOfBatch } from './pipe-target';

/** How a function tells which records it could not work on; anything else says that it could on all. */
const partialFailure = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })),
});

/** "Batches are delivered to the target as JSON arrays, even if the batch size is 1." */
export function functionTarget(functionArn: string, waits: boolean): PipeTarget {
  return {
    arn: functionArn,
    deliver: async ({ functions }, call, records) => {
      const { Payload, FunctionError } = await functions.invoke(
        { ...call, transaction: transactionOfBatch(records) },
        {
          FunctionName: functionArn,
          InvocationType: waits ? 'RequestResponse' : 'Event',
          Payload: `[${records.map(({ payload }) => jsonOf(payload)).join(',')}]`,
        },
      );
      if (FunctionError !== undefined) throw new AwsError(FunctionError, Payload);
      return outcomesOf(Payload, records);
    },
  };
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html */
function outcomesOf(result: string, records: readonly PipeDelivery[]): PipeOutcomes {
  const answer = partialFailure.safeParse(result === '' ? undefined : JSON.parse(result));
  const failures = answer.data?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) ?? [];
  return records.map(({ messageId }) =>
    failures.includes(messageId)
      ? new AwsError('BatchItemFailure', `The function failed for ${messageId}.`)
      : undefined,
  );
}
