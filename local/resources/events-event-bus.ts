import { z } from 'zod';
import { resourceType } from '../engine/resource-type';
import type { LocalServices } from '../services/local-services';
import { cfnTags } from './property-schemas';

export const eventsEventBus = resourceType({
  type: 'AWS::Events::EventBus',
  properties: z.strictObject({
    Name: z.string(),
    Description: z.string().optional(),
    Tags: cfnTags.optional(),
  }),
  create: ({ Name, Description }, { events }: LocalServices) => {
    const { name, arn } = events.createEventBus(Name, Description);
    return { ref: name, attributes: { Arn: arn, Name: name } };
  },
});
