import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { cfnTags } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { EventsPorts } from '../ports';

export const eventsEventBus = resourceType({
  type: 'AWS::Events::EventBus',
  properties: z.strictObject({
    Name: z.string(),
    Description: z.string().optional(),
    DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
    KmsKeyIdentifier: keyArnProperty.optional(),
    Tags: cfnTags.optional(),
  }),
  create: (properties, { buses }: EventsPorts) => {
    const { name, arn } = buses.create({
      name: properties.Name,
      description: properties.Description,
      deadLetterConfig: properties.DeadLetterConfig,
      kmsKeyArn: properties.KmsKeyIdentifier,
      tags: properties.Tags,
    });
    return { ref: name, attributes: { Arn: arn, Name: name } };
  },
});
