import { z } from 'zod';
import { parseArn } from '../../../arn';
import type { Call } from '../../../wire/operation';
import type { DestinationNeeds } from '../needs';
import type { HandledEvent } from './invocation-record';

/** "the first 1 KB of the error message" (Lambda Developer Guide, "Adding a dead-letter queue"). */
const LONGEST_MESSAGE = 1024;

const errorSchema = z.object({ errorMessage: z.string() });

/**
 * Sends an event to the dead-letter queue of its function, or its topic, as it came, with the reasons as attributes; their form is
 * recorded on AWS, of a queue.
 *
 * Not confirmed against AWS: the code of an event that was throttled each time; `ErrorMessage` of one whose error has no message.
 *
 * @throws AwsError as SQS or SNS answers
 */
export async function sendDeadLetter(
  { queues, topics }: Pick<DestinationNeeds, 'queues' | 'topics'>,
  call: Call,
  targetArn: string,
  { requestId, payload, end: { result } }: HandledEvent,
): Promise<void> {
  const ErrorMessage = messageOf(result?.payload).slice(0, LONGEST_MESSAGE);
  const MessageAttributes = {
    RequestID: { DataType: 'String', StringValue: requestId },
    ErrorCode: { DataType: 'Number', StringValue: result ? '200' : '429' },
    // SQS takes no empty attribute.
    ...(ErrorMessage !== '' && { ErrorMessage: { DataType: 'String', StringValue: ErrorMessage } }),
  };
  if (parseArn(targetArn).service === 'sns') {
    await topics.publish(call, { topicArn: targetArn, Message: payload, MessageAttributes });
  } else {
    await queues.sendMessage(call, { queueArn: targetArn, MessageBody: payload, MessageAttributes });
  }
}

function messageOf(errorJson: string | undefined): string {
  if (errorJson === undefined) return 'Rate Exceeded.';
  return errorSchema.safeParse(JSON.parse(errorJson)).data?.errorMessage ?? '';
}
