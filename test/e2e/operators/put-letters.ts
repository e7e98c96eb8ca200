import { createHash } from 'node:crypto';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

const BATCH = 10;
const AT_ONCE = 8;

export interface PutLetters {
  readonly queueUrl: string;
  readonly target: string;
  readonly count: number;
  /** @default - JSON that says which it is */
  readonly bodyOf?: (index: number) => string;
}

/** Puts events into *unprocessed* as the workflow does, of transactions `id-0`, `id-1` and so on. */
export async function putLetters(sqs: SQSClient, { queueUrl, target, count, bodyOf }: PutLetters): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const first = next;
      next += BATCH;
      const Entries = Array.from({ length: Math.min(BATCH, count - first) }, (_, offset) =>
        entryOf(first + offset, bodyOf?.(first + offset) ?? `{"letter": ${first + offset}}`, target),
      );
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function entryOf(index: number, body: string, target: string) {
  const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
  return {
    Id: String(index),
    MessageBody: JSON.stringify({
      version: '0',
      id: `event-${index}`,
      time: '2026-11-26T10:00:00Z',
      detail: {
        messageId: `message-${index}`,
        body,
        md5OfBody: createHash('md5').update(body).digest('hex'),
        messageAttributes: { apiRequestId: { stringValue: `id-${index}`, dataType: 'String' } },
      },
    }),
    MessageAttributes: {
      ERROR_CODE: attribute('Sandbox.Timedout'),
      ERROR_MESSAGE: attribute('Task timed out after 10.00 seconds'),
      TARGET_ARN: attribute(target),
    },
  };
}
