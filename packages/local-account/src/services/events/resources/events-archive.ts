import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { cfnNumber } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { LocalServices } from '../../local-services';
import { eventPatternProperty } from './event-pattern-property';
import { requireEventsKey } from './events-key';

export const eventsArchive = resourceType({
  type: 'AWS::Events::Archive',
  properties: z.strictObject({
    ArchiveName: z.string().max(48).optional(),
    Description: z.string().max(512).optional(),
    EventPattern: eventPatternProperty.optional(),
    // CDK writes an empty text for "AWS's own key".
    KmsKeyIdentifier: z.literal('').or(keyArnProperty).optional(),
    RetentionDays: cfnNumber.default(0),
    SourceArn: z.string(),
  }),
  create: (properties, services: LocalServices, { physicalName }) => {
    const { events } = services;
    const { Description: description, EventPattern: pattern, RetentionDays: retentionDays } = properties;
    // An archive's name has at most 48 characters.
    const archiveName = properties.ArchiveName ?? physicalName.slice(-48);
    const { arn, name } = events.archives.create(archiveName, events.eventBus(properties.SourceArn), {
      retentionDays,
      ...(description !== undefined && { description }),
      ...(pattern !== undefined && { eventPattern: pattern.text }),
    });
    if (properties.KmsKeyIdentifier) {
      requireEventsKey(services, properties.KmsKeyIdentifier, events.eventBus(properties.SourceArn).arn);
    }
    return { ref: name, attributes: { Arn: arn, ArchiveName: name } };
  },
});
