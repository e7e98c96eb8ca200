import { deliverEach } from './deliver-each';
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
      deliverEach(records, ({ payload, transaction }) =>
        queues.sendMessage({ ...call, transaction }, { queueArn, MessageBody: payload.text, MessageGroupId }),
      ),
  };
}
