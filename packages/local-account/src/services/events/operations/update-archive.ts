import type { UpdateArchiveResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { wholeSecond } from './archive-description';
import { archiveSettings } from './archive-settings';
import {
  archiveName,
  description,
  eventPattern,
  kmsKeyIdentifier,
  retentionDays,
  withPattern,
} from './events-input';
import { archiveArn } from './events-resource';

export const updateArchive = operation({
  name: 'UpdateArchive',
  input: z.object({
    ArchiveName: archiveName,
    Description: description,
    EventPattern: eventPattern,
    RetentionDays: retentionDays,
    KmsKeyIdentifier: kmsKeyIdentifier,
  }),
  authorize: ({ ArchiveName }, ports: EventsPorts) => archiveArn(ArchiveName, ports),
  run: (input, { archives }) => {
    const { ArchiveName: name, Description, EventPattern, RetentionDays } = input;
    if (Description === undefined && EventPattern === undefined && RetentionDays === undefined) {
      throw new AwsError(
        'ValidationException',
        'At least one of EventPattern, RetentionDays or Description must be provided.',
      );
    }
    const settings = archiveSettings(input, archives.archive(name).settings);
    const archive = withPattern(() => archives.update(name, settings));
    return {
      ArchiveArn: archive.arn,
      State: 'ENABLED',
      CreationTime: wholeSecond(archive.creationTime),
    } satisfies UpdateArchiveResponse;
  },
});
