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
  create: ({ Name, Description: description, Tags: tags }, { events }: LocalServices) => {
    const { name, arn } = events.createEventBus({
      name: Name,
      ...(description !== undefined && { description }),
      ...(tags !== undefined && { tags }),
    });
    return { ref: name, attributes: { Arn: arn, Name: name } };
  },
});
