import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { taggedArn, tagKeys } from './events-input';
import { taggedResource } from './resource-tags';

/** A key that no tag has is passed over: recorded on AWS. */
export const untagResource = operation({
  name: 'UntagResource',
  input: z.object({ ResourceARN: taggedArn, TagKeys: tagKeys }),
  authorize: ({ ResourceARN }) => ResourceARN,
  run: ({ ResourceARN, TagKeys }, { buses }: EventsPorts) => {
    const resource = taggedResource(buses, ResourceARN);
    const removed = new Set<string | undefined>(TagKeys);
    resource.tags = resource.tags.filter(({ Key }) => !removed.has(Key));
    return {};
  },
});
