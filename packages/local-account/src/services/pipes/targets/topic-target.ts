import { deliverEach } from './deliver-each';
import type { PipeTarget } from './pipe-target';

/** Each record is a message. */
export function topicTarget(topicArn: string): PipeTarget {
  return {
    arn: topicArn,
    deliver: ({ topics }, call, records) =>
      deliverEach(records, ({ payload, transaction }) =>
        topics.publish({ ...call, transaction }, { topicArn, Message: payload.text }),
      ),
  };
}
