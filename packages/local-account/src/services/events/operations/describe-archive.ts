import type { DescribeArchiveResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { archiveDescription } from './archive-description';
import { archiveName } from './events-input';
import { archiveArn } from './events-resource';

export const describeArchive = operation({
  name: 'DescribeArchive',
  input: z.object({ ArchiveName: archiveName }),
  authorize: ({ ArchiveName }, ports: EventsPorts) => archiveArn(ArchiveName, ports),
  run: async ({ ArchiveName }, { archives }) => {
    const archive = archives.archive(ArchiveName);
    return {
      ...(await archiveDescription(archive)),
      ArchiveArn: archive.arn,
      Description: archive.settings.description,
      EventPattern: archive.settings.eventPattern,
      KmsKeyIdentifier: archive.settings.kmsKeyArn,
    } satisfies DescribeArchiveResponse;
  },
});
