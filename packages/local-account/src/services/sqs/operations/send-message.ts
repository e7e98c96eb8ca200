import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { sendRequestMembers } from '../message/send-request';
import type { SqsPorts } from '../ports';
import { acceptMessage } from './accept-message';
import { text } from './member-types';
import { withQueueArn } from './queue-address';
import { requireKeyToSend } from './queue-key';

export const sendMessage = operation({
  name: 'SendMessage',
  input: ({ account }: SqsPorts) =>
    z.object({ QueueUrl: text, ...sendRequestMembers }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn, ...request }, ports: SqsPorts, call) => {
    const queue = ports.queues.getQueue(queueArn);
    requireKeyToSend(ports, call.caller, queue);
    return acceptMessage(request, queue, ports, call);
  },
});
