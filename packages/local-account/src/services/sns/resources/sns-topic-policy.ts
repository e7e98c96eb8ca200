import { z } from 'zod';
import { resourceType } from '../../../engine/resource-type';
import type { SnsPorts } from '../ports';

const PolicyDocument = z.record(z.string(), z.unknown());

export const snsTopicPolicy = resourceType({
  type: 'AWS::SNS::TopicPolicy',
  properties: z.strictObject({ PolicyDocument, Topics: z.array(z.string()) }),
  create: ({ PolicyDocument: document, Topics }, { topics }: SnsPorts, { physicalName }) => {
    for (const topicArn of Topics) topics.change(topics.get(topicArn), { Policy: JSON.stringify(document) });
    return { ref: physicalName, attributes: { Id: physicalName } };
  },
});

/** The policy of one topic: the resource is called after it. */
export const snsTopicInlinePolicy = resourceType({
  type: 'AWS::SNS::TopicInlinePolicy',
  properties: z.strictObject({ PolicyDocument, TopicArn: z.string() }),
  create: ({ PolicyDocument: document, TopicArn }, { topics }: SnsPorts) => {
    topics.change(topics.get(TopicArn), { Policy: JSON.stringify(document) });
    return { ref: TopicArn };
  },
});
