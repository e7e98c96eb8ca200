import type { CreateTopicResponse } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { arn } from '../../../arn';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { attributesInput, tagsInput } from './sns-input';

export const createTopic = operation({
  name: 'CreateTopic',
  input: z.object({ Name: z.string(), Attributes: attributesInput, Tags: tagsInput }),
  authorize: ({ Name, Tags }, { account }: SnsPorts) => {
    const resource = arn(account, 'sns', Name);
    return [{ resource }, ...(Tags.size > 0 ? [{ action: 'sns:TagResource', resource }] : [])];
  },
  run: ({ Name, Attributes, Tags }, { topics }: SnsPorts) =>
    ({ TopicArn: topics.create(Name, Attributes, Tags).arn }) satisfies CreateTopicResponse,
});
