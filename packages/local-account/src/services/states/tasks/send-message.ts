import { randomUUID } from 'node:crypto';
import type { JsonValue } from 'type-fest';
import { z } from 'zod';
import { type Integration, readArguments, sdkDetails } from './integration';
import { jsonText } from './json-text';
import { answerPayload, sdkMetadata } from './sdk-metadata';

const text = z.string().optional();

const sendMessageArguments = z.object({
  QueueUrl: z.string(),
  MessageBody: z.custom<JsonValue>().transform(jsonText),
  DelaySeconds: z.number().int().optional(),
  MessageAttributes: z
    .record(
      z.string(),
      z.looseObject({
        DataType: text,
        StringValue: text,
        BinaryValue: z
          .string()
          .transform((base64) => Buffer.from(base64, 'base64'))
          .optional(),
      }),
    )
    .optional(),
  MessageGroupId: text,
  MessageDeduplicationId: text,
});

/** An object as the body becomes text: https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html */
export const sqsSendMessage: Integration = {
  run: async ({ queues }, call, task) => {
    const { QueueUrl, ...message } = readArguments(sendMessageArguments, task.arguments.value);
    const queueArn = queues.queueArnOfUrl(QueueUrl);
    const sent = await queues.sendMessage(call, { ...message, queueArn });
    return answerPayload({ ...sent, ...sdkMetadata(randomUUID()) });
  },
  describeError: (error, requestId) => ({
    error: 'SQS.AmazonSQSException',
    cause: `${error.message} (Service: AmazonSQS; ${sdkDetails(error, requestId)})`,
  }),
};
