import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Connection } from '../aws/connection';
import type { DeployedStack } from '../aws/deployed-stack';

/** The two queues of dead letters: transactions that did not reach the bus, and those that did and were not processed. */
export const LETTER_QUEUES = ['undelivered', 'unprocessed'] as const;

export type LetterQueueName = (typeof LETTER_QUEUES)[number];

/** A queue of dead letters of a deployed stack. */
export interface LetterQueue {
  readonly name: LetterQueueName;
  readonly url: string;
}

/** @throws CommandError for a stack without it */
export function letterQueueOf(stack: DeployedStack, name: LetterQueueName): LetterQueue {
  const output = { undelivered: 'UndeliveredQueueUrl', unprocessed: 'UnprocessedQueueUrl' }[name];
  return { name, url: stack.output(output) };
}

/** What SQS says of how many messages there are in a queue. It may be off for a minute. */
export interface QueueCounts {
  /** To be received now. */
  readonly visible: number;
  /** Received by somebody, and hidden from everybody else for the time being. */
  readonly hidden: number;
}

export async function countMessages(
  { sqs }: Pick<Connection, 'sqs'>,
  QueueUrl: string,
): Promise<QueueCounts> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return {
    visible: Number(Attributes.ApproximateNumberOfMessages),
    hidden: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
  };
}

export async function queueArnOf({ sqs }: Pick<Connection, 'sqs'>, QueueUrl: string): Promise<string> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  return Attributes?.QueueArn ?? '';
}
