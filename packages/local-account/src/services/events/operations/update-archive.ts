import type { UpdateArchiveResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { wholeSecond } from './archive-description';
import { archiveSettings } from './archive-settings';
import { admit } from './events-admission';
import {
  archiveName,
  description,
  eventPattern,
  kmsKeyIdentifier,
  retentionDays,
  withPattern,
} from './events-input';

export const updateArchive = operation({
  name: 'UpdateArchive',
  input: z.object({
    ArchiveName: archiveName,
    Description: description,
    EventPattern: eventPattern,
    RetentionDays: retentionDays,
    KmsKeyIdentifier: kmsKeyIdentifier,
  }),
  run: (input, caller, world: LocalWorld) => {
    const { ArchiveName: name, Description, EventPattern, RetentionDays } = input;
    admit(world, caller, 'UpdateArchive', `archive/${name}`);
    if (Description === undefined && EventPattern === undefined && RetentionDays === undefined) {
      throw new AwsError(
        'ValidationException',
        'At least one of EventPattern, RetentionDays or Description must be provided.',
      );
    }
    const { archives } = world.events;
    const settings = archiveSettings(input, archives.archive(name).settings);
    const archive = withPattern(() => archives.update(name, settings));
    return {
      ArchiveArn: archive.arn,
      State: 'ENABLED',
      CreationTime: wholeSecond(archive.creationTime),
    } satisfies UpdateArchiveResponse;
  },
});
