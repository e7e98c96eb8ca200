import { z } from 'zod';
import { arn } from '../account';
import { resourceType } from '../engine/resource-type';
import type { LocalServices } from '../services/local-services';
import { eventPatternProperty } from './event-pattern-property';
import { cfnNumber, only } from './property-schemas';

export const eventsArchive = resourceType({
  type: 'AWS::Events::Archive',
  properties: z.strictObject({
    ArchiveName: z.string().optional(),
    Description: z.string().optional(),
    EventPattern: eventPatternProperty.optional(),
    // CDK writes an empty text for "AWS's own key".
    KmsKeyIdentifier: only('').optional(),
    RetentionDays: cfnNumber.default(0),
    SourceArn: z.string(),
  }),
  create: (properties, { account, events }: LocalServices, { physicalName }) => {
    // An archive's name has at most 48 characters.
    const archiveName = properties.ArchiveName ?? physicalName.slice(-48);
    const archiveArn = arn(account, 'events', `archive/${archiveName}`);
    events.createArchive({
      archiveName,
      archiveArn,
      eventSourceArn: properties.SourceArn,
      pattern: properties.EventPattern?.pattern,
      retentionDays: properties.RetentionDays,
    });
    return { ref: archiveName, attributes: { Arn: archiveArn, ArchiveName: archiveName } };
  },
});
