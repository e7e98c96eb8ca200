import type { DescribeArchiveResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { archiveDescription } from './archive-description';
import { admit } from './events-admission';
import { archiveName } from './events-input';

export const describeArchive = operation({
  name: 'DescribeArchive',
  input: z.object({ ArchiveName: archiveName }),
  run: ({ ArchiveName }, caller, world: LocalWorld) => {
    admit(world, caller, 'DescribeArchive', `archive/${ArchiveName}`);
    const archive = world.events.archives.archive(ArchiveName);
    return {
      ...archiveDescription(archive),
      ArchiveArn: archive.arn,
      Description: archive.settings.description,
      EventPattern: archive.settings.eventPattern,
    } satisfies DescribeArchiveResponse;
  },
});
