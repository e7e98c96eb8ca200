import type { TargetService } from '../target-service';

/** Sends a message, whose body is the input. */
export const queueTarget: TargetService = {
  role: 'optional',
  invoke: ({ queues }, call, { target, input }) =>
    queues.sendMessage(call, {
      queueArn: target.Arn,
      MessageBody: input.text,
      MessageGroupId: target.SqsParameters?.MessageGroupId,
    }),
};
