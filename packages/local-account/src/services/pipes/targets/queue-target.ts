import { AwsError } from '../../../errors/aws-error';
import type { PipeTarget } from './pipe-target';

/**
 * Each record is the body of a message.
 *
 * @param MessageGroupId @default - none
 */
export function queueTarget(queueArn: string, MessageGroupId?: string): PipeTarget {
  return {
    arn: queueArn,
    deliver: ({ queues }, call, records) =>
      Promise.all(
        records.map(async ({ payload, transaction }) => {
          try {
            await queues.sendMessage(
              { ...call, transaction },
              {
                queueArn,
                MessageBody: payload.text,
                MessageGroupId,
              },
            );
            return undefined;
          } catch (error) {
            if (error instanceof AwsError) return error;
            throw error;
          }
        }),
      ),
  };
}
