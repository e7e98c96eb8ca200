import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { taggedArn, tags } from './events-input';
import { mergedTags, taggedResource } from './resource-tags';

export const tagResource = operation({
  name: 'TagResource',
  input: z.object({ ResourceARN: taggedArn, Tags: tags }),
  authorize: ({ ResourceARN }) => ResourceARN,
  run: ({ ResourceARN, Tags }, { buses }: EventsPorts) => {
    const resource = taggedResource(buses, ResourceARN);
    resource.tags = mergedTags(resource.tags, Tags);
    return {};
  },
});
