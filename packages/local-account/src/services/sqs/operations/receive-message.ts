import type { ReceiveMessageRequest, ReceiveMessageResult } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { receivedMessage } from '../message/received-message';
import { admit } from './admission';
import { integerParameter } from './integer-parameter';
import type { SqsContext } from './sqs-context';

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

export interface ReceiveOptions {
  /** Ends a long poll early, with no messages: its receiver has gone. @default - it ends by itself */
  readonly signal?: AbortSignal;
}

/** AWS may give fewer messages than there are; this gives all there are, up to the number asked for. */
export async function receiveMessage(
  context: SqsContext,
  caller: Caller,
  input: ReceiveMessageRequest,
  { signal }: ReceiveOptions = {},
) {
  const queue = await admit(context, caller, 'ReceiveMessage', input.QueueUrl);
  const { settings } = queue;
  const waitSeconds = integerParameter(
    input.WaitTimeSeconds,
    WAIT_TIME_SECONDS,
    settings.ReceiveMessageWaitTimeSeconds,
  );
  const deliveries = await queue.receive({
    maxNumberOfMessages: integerParameter(input.MaxNumberOfMessages, MAX_NUMBER_OF_MESSAGES, 1),
    visibilityTimeoutSeconds: integerParameter(
      input.VisibilityTimeout,
      VISIBILITY_TIMEOUT,
      settings.VisibilityTimeout,
    ),
    waitMs: waitSeconds * 1000,
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
}
