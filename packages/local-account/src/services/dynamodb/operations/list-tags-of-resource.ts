import type { ListTagsOfResourceOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { resourceArn, tableOfArn } from './table-of-arn';

export const listTagsOfResource = operation({
  name: 'ListTagsOfResource',
  // A table has at most 50 tags, which are one page.
  input: z.object({ ResourceArn: resourceArn, NextToken: z.string().optional() }),
  authorize: ({ ResourceArn }) => ResourceArn,
  run: ({ ResourceArn }, { tables }: DynamoDbPorts) => {
    const { tags } = tableOfArn(tables, ResourceArn).definition;
    return {
      Tags: [...tags].map(([Key, Value]) => ({ Key, Value })),
    } satisfies ListTagsOfResourceOutput;
  },
});
