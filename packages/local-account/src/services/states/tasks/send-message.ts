import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { partsOf, TaskFailure } from '@pipeline/states-language';
import { recordByName } from '../../../record-by-name';
import { type Integration, readArguments, sdkDetails } from './integration';
import { textOf } from './json-text';
import { answerPayload, sdkMetadata } from './sdk-metadata';

const text = z.string().optional();

const sendMessageArguments = z.object({
  QueueUrl: z.string(),
  DelaySeconds: z.number().int().optional(),
  MessageAttributes: recordByName(
    z.object({
      DataType: text,
      StringValue: text,
      BinaryValue: z
        .string()
        .transform((base64) => Buffer.from(base64, 'base64'))
        .optional(),
    }),
  ).optional(),
  MessageGroupId: text,
  MessageDeduplicationId: text,
});

/** An object as the body becomes text: https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html */
export const sqsSendMessage: Integration = {
  run: async ({ queues }, call, { arguments: args }) => {
    const { QueueUrl, ...message } = readArguments(sendMessageArguments, args.value);
    const MessageBody = textOf(partsOf(args).get('MessageBody'));
    checkHost(QueueUrl);
    const queueArn = queues.queueArnOfUrl(QueueUrl);
    const sent = await queues.sendMessage(call, { ...message, MessageBody, queueArn });
    return answerPayload({ ...sent, ...sdkMetadata(randomUUID()) });
  },
  describeError: (error, requestId) => ({
    error: 'SQS.AmazonSQSException',
    cause: `${error.message} (Service: AmazonSQS; ${sdkDetails(error, requestId)})`,
  }),
};

/**
 * Recorded on AWS: of a URL that has a host and names no queue, it is the host that is looked for.
 *
 * @throws TaskFailure
 */
function checkHost(queueUrl: string): void {
  const url = URL.canParse(queueUrl) ? new URL(queueUrl) : undefined;
  if (!url || url.pathname.length > 1) return;
  throw new TaskFailure(
    'SQS.SdkClientException',
    `Unable to execute HTTP request: ${url.hostname}: Name or service not known`,
  );
}
