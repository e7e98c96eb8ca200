import type { ListTopicsResponse } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { arn } from '../../../arn';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { pageInput, snsPage } from './sns-input';

export const listTopics = operation({
  name: 'ListTopics',
  input: z.object(pageInput),
  authorize: (_, { account }: SnsPorts) => arn(account, 'sns', '*'),
  run: ({ NextToken: token }, { topics }: SnsPorts) => {
    const { items, NextToken } = snsPage(topics.all, token);
    return {
      Topics: items.map(({ arn: TopicArn }) => ({ TopicArn })),
      NextToken,
    } satisfies ListTopicsResponse;
  },
});
