import { AwsError } from '../../../errors/aws-error';
import type { PipeDelivery, PipeOutcomes } from './pipe-target';

/** Delivers records one by one to a target that takes them so. @param deliver throws AwsError where the target does not take it */
export function deliverEach(
  records: readonly PipeDelivery[],
  deliver: (record: PipeDelivery) => Promise<unknown>,
): Promise<PipeOutcomes> {
  return Promise.all(
    records.map(async (record) => {
      try {
        await deliver(record);
        return undefined;
      } catch (error) {
        if (error instanceof AwsError) return error;
        throw error;
      }
    }),
  );
}
