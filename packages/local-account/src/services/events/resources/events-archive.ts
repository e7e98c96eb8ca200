import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { cfnNumber } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { EventsPorts } from '../ports';
import { eventPatternProperty } from './event-pattern-property';

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
  create: (properties, { archives, buses }: EventsPorts, { physicalName }) => {
    const { Description: description, EventPattern: pattern, KmsKeyIdentifier: kmsKeyArn } = properties;
    // An archive's name has at most 48 characters.
    const archiveName = properties.ArchiveName ?? physicalName.slice(-48);
    const { arn, name } = archives.create(archiveName, buses.bus(properties.SourceArn), {
      retentionDays: properties.RetentionDays,
      ...(description !== undefined && { description }),
      ...(pattern !== undefined && { eventPattern: pattern.text }),
      ...(kmsKeyArn && { kmsKeyArn }),
    });
    return { ref: name, attributes: { Arn: arn, ArchiveName: name } };
  },
});
