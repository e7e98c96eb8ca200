import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { cfnTags } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { LocalServices } from '../../local-services';
import { requireEventsKey } from './events-key';

export const eventsEventBus = resourceType({
  type: 'AWS::Events::EventBus',
  properties: z.strictObject({
    Name: z.string(),
    Description: z.string().optional(),
    // It takes only what could not be encrypted or decrypted, which cannot happen here.
    DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
    KmsKeyIdentifier: keyArnProperty.optional(),
    Tags: cfnTags.optional(),
  }),
  create: (
    { Name, Description: description, KmsKeyIdentifier: keyArn, Tags: tags },
    services: LocalServices,
  ) => {
    const { name, arn } = services.events.createEventBus({
      name: Name,
      ...(description !== undefined && { description }),
      ...(tags !== undefined && { tags }),
    });
    if (keyArn !== undefined) requireEventsKey(services, keyArn, arn);
    return { ref: name, attributes: { Arn: arn, Name: name } };
  },
});
