import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import type { LetterQueueName } from './letter-queue';

/** A dead letter: a transaction, where it is, and why. */
export interface Letter {
  readonly queue: LetterQueueName;
  /** The letter's own, in its queue. */
  readonly messageId: string;
  /** What the sender got as `apigw-requestid`. Absent in what is no transaction of this pipeline's. */
  readonly apiRequestId?: string;
  /** When SQS took it: in *unprocessed* when processing failed; in *undelivered* when the transaction was accepted. Epoch milliseconds. */
  readonly sentAt: number;
  /** How often it was received, this time included. A move between queues does not start it again. */
  readonly receiveCount: number;
  /** Why it is here. Absent in *undelivered*, of which SQS says nothing. */
  readonly error?: LetterError;
  /** What the event was for, by its ARN. Absent in *undelivered*. */
  readonly target?: string;
  /** The rule, if it is EventBridge that could not deliver. */
  readonly rule?: string;
  /** The execution that failed, if it came so far. */
  readonly execution?: string;
  /** The event, of *unprocessed*. Absent if the letter holds none, as one that EventBridge encrypted. */
  readonly event?: LetterEvent;
  /** The transaction as it was sent. Absent if it cannot be read. */
  readonly transaction?: string;
  /** Everything, as SQS gave it out. */
  readonly message: Message;
}

/** Which event, among those of its transaction: each delivery by the pipe and each replay makes another. */
export interface LetterEvent {
  readonly id?: string;
  /** ISO 8601. */
  readonly time?: string;
  readonly replayName?: string;
  /** The transaction's in the source queue. */
  readonly messageId?: string;
}

export interface LetterError {
  readonly code: string;
  readonly message: string;
}

/**
 * What EventBridge and the workflow put into *unprocessed*: the whole event. Whoever may put events on the bus may leave out
 * anything of it.
 */
const eventSchema = z.object({
  id: z.string().optional(),
  time: z.string().optional(),
  'replay-name': z.string().optional(),
  detail: z.object({
    body: z.string().optional(),
    messageId: z.string().optional(),
    messageAttributes: z
      .object({ apiRequestId: z.object({ stringValue: z.string() }).optional() })
      .optional(),
  }),
});

/** @param message received with all its attributes */
export function readLetter(queue: LetterQueueName, message: Message): Letter {
  return { ...readHead(queue, message), ...(queue === 'undelivered' ? undelivered : unprocessed)(message) };
}

function readHead(queue: LetterQueueName, message: Message) {
  const { SentTimestamp, ApproximateReceiveCount } = message.Attributes ?? {};
  return {
    queue,
    messageId: message.MessageId ?? '',
    sentAt: Number(SentTimestamp),
    receiveCount: Number(ApproximateReceiveCount),
    message,
  };
}

/** The message that the source queue had. */
function undelivered({ Body, MessageAttributes }: Message) {
  return { transaction: Body, apiRequestId: textOf(MessageAttributes?.apiRequestId) };
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
function unprocessed({ Body = '', MessageAttributes: attributes = {} }: Message) {
  const { ERROR_CODE, ERROR_MESSAGE, TARGET_ARN, RULE_ARN, EXECUTION_ARN } = attributes;
  const event = eventSchema.safeParse(parseJson(Body)).data;
  return {
    error: { code: textOf(ERROR_CODE) ?? 'UNKNOWN', message: textOf(ERROR_MESSAGE) ?? '' },
    target: textOf(TARGET_ARN),
    rule: textOf(RULE_ARN),
    execution: textOf(EXECUTION_ARN),
    transaction: event?.detail.body,
    apiRequestId: event?.detail.messageAttributes?.apiRequestId?.stringValue,
    event: event && {
      id: event.id,
      time: event.time,
      replayName: event['replay-name'],
      messageId: event.detail.messageId,
    },
  };
}

function textOf(attribute: MessageAttributeValue | undefined): string | undefined {
  return attribute?.StringValue;
}

/** @returns `undefined` for what is no JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
