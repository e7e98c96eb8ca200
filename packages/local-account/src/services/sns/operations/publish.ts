import type { PublishResponse } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { parseArn } from '../../../arn';
import { operation } from '../../../wire/operation';
import { checkMessage, publishMembers } from '../message/publish-request';
import type { SnsPorts } from '../ports';
import { publishMessage } from '../publish-message';
import { invalidParameter, notRun } from '../sns-errors';
import { checkArn } from '../topic/topic-arn';
import { requireKeyToPublish } from '../topic/topic-key';

export const publish = operation({
  name: 'Publish',
  input: z
    .object({
      TopicArn: z.string().optional(),
      TargetArn: z.string().optional(),
      PhoneNumber: z.string().optional(),
      MessageDeduplicationId: z.string().optional(),
      ...publishMembers,
    })
    .transform(({ TopicArn, TargetArn, PhoneNumber, MessageDeduplicationId, ...message }) => {
      if (PhoneNumber !== undefined) throw notRun('sends no SMS (PhoneNumber)');
      // The words are quoted from AWS by public issues of its clients.
      if (MessageDeduplicationId !== undefined) {
        throw invalidParameter(
          'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
        );
      }
      return { ...message, topicArn: topicArnOf(TopicArn, TargetArn) };
    }),
  authorize: ({ topicArn }) => topicArn,
  run: ({ topicArn, ...message }, ports: SnsPorts, call) => {
    const topic = ports.topics.get(topicArn);
    const request = checkMessage(message);
    requireKeyToPublish(ports, call.caller, topic);
    return { MessageId: publishMessage(topic, request, ports, call) } satisfies PublishResponse;
  },
});

/** A target is a topic, too, or the endpoint of an app on a telephone. */
function topicArnOf(TopicArn: string | undefined, TargetArn: string | undefined): string {
  if (TopicArn !== undefined) return checkArn(TopicArn, 'TopicArn');
  if (TargetArn === undefined)
    throw invalidParameter('TopicArn or TargetArn Reason: no value for required parameter');
  const { resource } = parseArn(checkArn(TargetArn, 'TargetArn'));
  if (!resource.includes('/')) return TargetArn;
  throw invalidParameter('TargetArn Reason: No endpoint found for the target arn specified');
}
