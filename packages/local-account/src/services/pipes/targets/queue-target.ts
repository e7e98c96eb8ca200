import { AwsError } from '../../../errors/aws-error';
import type { PipeTarget } from './pipe-target';

/** Each record is the body of a message. */
export function queueTarget(queueArn: string): PipeTarget {
  return {
    arn: queueArn,
    deliver: ({ queues }, call, records) =>
      Promise.all(
        records.map(async ({ payload, transaction }) => {
          try {
            await queues.sendMessage({ ...call, transaction }, { queueArn, MessageBody: payload.text });
            return undefined;
          } catch (error) {
            if (error instanceof AwsError) return error;
            throw error;
          }
        }),
      ),
  };
}
