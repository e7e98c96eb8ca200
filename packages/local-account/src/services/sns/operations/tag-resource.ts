import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import type { Topic } from '../topic/topic';
import { arnInput } from '../topic/topic-arn';
import { tagsInput } from './sns-input';

export const tagResource = operation({
  name: 'TagResource',
  input: z.object({ ResourceArn: arnInput('ResourceArn'), Tags: tagsInput }),
  authorize: ({ ResourceArn }) => ResourceArn,
  run: ({ ResourceArn, Tags }, { topics }: SnsPorts) => {
    const { tags } = taggedTopic(topics, ResourceArn);
    for (const [key, value] of Tags) tags.set(key, value);
    return {};
  },
});

/** @throws AwsError `ResourceNotFound` */
export function taggedTopic(topics: SnsPorts['topics'], resourceArn: string): Topic {
  const topic = topics.find(resourceArn);
  if (topic) return topic;
  throw new AwsError('ResourceNotFound', 'Resource does not exist', 404);
}
