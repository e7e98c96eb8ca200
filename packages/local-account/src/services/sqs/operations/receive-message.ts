import type { ReceiveMessageResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { receivedMessage } from '../message/received-message';
import type { SqsPorts } from '../ports';
import { integerParameter } from './integer-parameter';
import { text, texts, wholeNumber } from './member-types';
import { withQueueArn } from './queue-address';
import { requireKeyToReceive } from './queue-key';

const MAX_NUMBER_OF_MESSAGES = {
  name: 'MaxNumberOfMessages',
  minimum: 1,
  maximum: 10,
  reason: 'Must be between 1 and 10, if provided.',
};

const WAIT_TIME_SECONDS = {
  name: 'WaitTimeSeconds',
  minimum: 0,
  maximum: 20,
  reason: 'Must be >= 0 and <= 20, if provided.',
};

const VISIBILITY_TIMEOUT = {
  name: 'VisibilityTimeout',
  minimum: 0,
  maximum: 43_200,
  reason: 'Must be >= 0 and <= 43200, if provided.',
};

/** AWS may give fewer messages than there are; this gives all there are, up to the number asked for. */
export const receiveMessage = operation({
  name: 'ReceiveMessage',
  input: ({ account }: SqsPorts) =>
    z
      .object({
        QueueUrl: text,
        MaxNumberOfMessages: wholeNumber,
        WaitTimeSeconds: wholeNumber,
        VisibilityTimeout: wholeNumber,
        AttributeNames: texts,
        MessageSystemAttributeNames: texts,
        MessageAttributeNames: texts,
        ReceiveRequestAttemptId: text,
      })
      .transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: async ({ queueArn, ...input }, ports: SqsPorts, { caller, signal }) => {
    const queue = ports.queues.getQueue(queueArn);
    requireKeyToReceive(ports, caller, queue);
    const { settings } = queue;
    const waitSeconds = integerParameter(
      input.WaitTimeSeconds,
      WAIT_TIME_SECONDS,
      settings.ReceiveMessageWaitTimeSeconds,
    );
    const deliveries = await queue.messages.receive({
      maxNumberOfMessages: integerParameter(input.MaxNumberOfMessages, MAX_NUMBER_OF_MESSAGES, 1),
      visibilityTimeoutSeconds: integerParameter(
        input.VisibilityTimeout,
        VISIBILITY_TIMEOUT,
        settings.VisibilityTimeout,
      ),
      waitMs: waitSeconds * 1000,
      // A client that gives up a long poll and asks again must not have lost a message to the poll it gave up.
      signal,
    });
    if (deliveries.length === 0) return {} satisfies ReceiveMessageResult;
    const selection = {
      // The older parameter counts only without the newer one (LocalStack,
      // test_message_system_attribute_names_with_attribute_names, recorded on AWS).
      systemAttributeNames: input.MessageSystemAttributeNames?.length
        ? input.MessageSystemAttributeNames
        : (input.AttributeNames ?? []),
      messageAttributeNames: input.MessageAttributeNames ?? [],
    };
    return {
      Messages: deliveries.map((delivery) => receivedMessage(delivery, selection)),
    } satisfies ReceiveMessageResult;
  },
});
