import { z } from 'zod';
import { cfnPolicyDocument } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { SnsPorts } from '../ports';

const PolicyDocument = cfnPolicyDocument;

type Document = z.output<typeof PolicyDocument>;

export const snsTopicPolicy = resourceType({
  type: 'AWS::SNS::TopicPolicy',
  properties: z.strictObject({ PolicyDocument, Topics: z.array(z.string()) }),
  create: (created, { topics }: SnsPorts, { physicalName }) => {
    let { Topics: topicArns } = created;
    setPolicy(topics, topicArns, created.PolicyDocument);
    return {
      ref: physicalName,
      attributes: { Id: physicalName },
      update: (changed) => {
        setPolicy(topics, changed.Topics, changed.PolicyDocument);
        removePolicy(
          topics,
          topicArns.filter((topicArn) => !changed.Topics.includes(topicArn)),
        );
        topicArns = changed.Topics;
      },
      delete: () => removePolicy(topics, topicArns),
    };
  },
});

/** The policy of one topic: the resource is called after it. */
export const snsTopicInlinePolicy = resourceType({
  type: 'AWS::SNS::TopicInlinePolicy',
  properties: z.strictObject({ PolicyDocument, TopicArn: z.string() }),
  create: ({ PolicyDocument: document, TopicArn }, { topics }: SnsPorts) => {
    setPolicy(topics, [TopicArn], document);
    return {
      ref: TopicArn,
      update: (changed) => setPolicy(topics, [TopicArn], changed.PolicyDocument),
      delete: () => removePolicy(topics, [TopicArn]),
    };
  },
});

/** @throws AwsError `NotFound`, `InvalidParameter`; then no topic has it */
function setPolicy(topics: SnsPorts['topics'], topicArns: readonly string[], document: Document): void {
  const Policy = JSON.stringify(document);
  for (const topic of topicArns.map((topicArn) => topics.get(topicArn))) topics.change(topic, { Policy });
}

/** Gives topics AWS's own policy again, as far as they are there. */
function removePolicy(topics: SnsPorts['topics'], topicArns: readonly string[]): void {
  for (const topicArn of topicArns) {
    const topic = topics.find(topicArn);
    if (topic) topics.change(topic, { Policy: '' });
  }
}
