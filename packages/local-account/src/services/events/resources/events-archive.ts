import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { resourceAlreadyExists } from '../../../engine/already-exists';
import { cfnNumber } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { Archive, ArchiveSettings } from '../archive/archive';
import { archiveArn } from '../operations/events-resource';
import type { EventsPorts } from '../ports';
import { eventPatternProperty } from './event-pattern-property';

const TYPE = 'AWS::Events::Archive';

const properties = z.strictObject({
  ArchiveName: z.string().max(48).optional(),
  Description: z.string().max(512).optional(),
  EventPattern: eventPatternProperty.optional(),
  // CDK writes an empty text for "AWS's own key".
  KmsKeyIdentifier: z.literal('').or(keyArnProperty).optional(),
  RetentionDays: cfnNumber.default(0),
  SourceArn: z.string(),
});

export const eventsArchive = resourceType({
  type: TYPE,
  properties,
  create: (given, ports: EventsPorts, { physicalName }) => {
    const { archives, buses } = ports;
    // An archive's name has at most 48 characters.
    const name = given.ArchiveName ?? physicalName.slice(-48);
    const arn = archiveArn(name, ports);
    if (archives.find(arn)) throw resourceAlreadyExists(TYPE, name);
    archives.create(name, buses.bus(given.SourceArn), settingsOf(given));
    return {
      ref: name,
      attributes: { Arn: arn, ArchiveName: name },
      update: (changed) => void archives.update(name, settingsOf(changed)),
      describe: () => describe(archives.find(arn), given.SourceArn),
      delete: async () => {
        if (archives.find(arn)) await archives.delete(name);
      },
    };
  },
});

function describe(archive: Archive | undefined, SourceArn: string) {
  const { description, eventPattern, kmsKeyArn = '', retentionDays } = archive?.settings ?? {};
  return (
    archive && {
      ArchiveName: archive.name,
      Description: description,
      EventPattern: eventPattern && (JSON.parse(eventPattern) as unknown),
      KmsKeyIdentifier: kmsKeyArn,
      RetentionDays: retentionDays,
      SourceArn,
    }
  );
}

function settingsOf({
  Description: description,
  EventPattern: pattern,
  KmsKeyIdentifier: kmsKeyArn,
  RetentionDays: retentionDays,
}: z.output<typeof properties>): ArchiveSettings {
  return {
    retentionDays,
    ...(description !== undefined && { description }),
    ...(pattern !== undefined && { eventPattern: pattern.text }),
    ...(kmsKeyArn && { kmsKeyArn }),
  };
}
