import type { ListTagsForResourceResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { taggedArn } from './events-input';
import { taggedResource } from './resource-tags';

export const listTagsForResource = operation({
  name: 'ListTagsForResource',
  input: z.object({ ResourceARN: taggedArn }),
  authorize: ({ ResourceARN }) => ResourceARN,
  run: ({ ResourceARN }, { buses }: EventsPorts) =>
    ({ Tags: [...taggedResource(buses, ResourceARN).tags] }) satisfies ListTagsForResourceResponse,
});
