import { randomUUID } from 'node:crypto';
import type { MessageAttributes } from './message-attributes';
import type { PublishRequest } from './publish-request';

/** A message that has been published, as each subscription gets it. */
export interface Notification {
  readonly messageId: string;
  readonly topicArn: string;
  readonly subject?: string;
  /** What a protocol gets, by its name; `default` for all others. */
  readonly messages: ReadonlyMap<string, string>;
  readonly attributes: MessageAttributes;
  readonly messageGroupId?: string;
  readonly signatureVersion: string;
  readonly date: Date;
}

/** Makes the notification of a request that has been checked. */
export function newNotification(
  { Subject, messages, MessageAttributes, MessageGroupId }: PublishRequest,
  topic: { readonly arn: string; readonly signatureVersion: string },
  date: Date,
): Notification {
  return {
    messageId: randomUUID(),
    topicArn: topic.arn,
    messages,
    attributes: MessageAttributes,
    signatureVersion: topic.signatureVersion,
    date,
    ...(Subject !== undefined && { subject: Subject }),
    ...(MessageGroupId !== undefined && { messageGroupId: MessageGroupId }),
  };
}

/** The message that a protocol gets: `MessageStructure` may give it one of its own. */
export function messageFor({ messages }: Notification, protocol: string): string {
  return messages.get(protocol) ?? messages.get('default') ?? '';
}
