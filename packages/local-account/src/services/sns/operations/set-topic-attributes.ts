import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { arnInput } from '../topic/topic-arn';

export const setTopicAttributes = operation({
  name: 'SetTopicAttributes',
  input: z.object({
    TopicArn: arnInput('TopicArn'),
    AttributeName: z.string(),
    AttributeValue: z.string().default(''),
  }),
  authorize: ({ TopicArn }) => TopicArn,
  run: ({ TopicArn, AttributeName, AttributeValue }, { topics }: SnsPorts) => {
    topics.change(topics.get(TopicArn), { [AttributeName]: AttributeValue });
    return {};
  },
});
