import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { archiveName } from './events-input';
import { archiveArn } from './events-resource';

/** A replay from the archive that has not ended fails, with the reason "Archive resource not found.", as recorded of AWS. */
export const deleteArchive = operation({
  name: 'DeleteArchive',
  input: z.object({ ArchiveName: archiveName }),
  authorize: ({ ArchiveName }, ports: EventsPorts) => archiveArn(ArchiveName, ports),
  run: async ({ ArchiveName }, { archives }) => {
    await archives.delete(ArchiveName);
    return {};
  },
});
