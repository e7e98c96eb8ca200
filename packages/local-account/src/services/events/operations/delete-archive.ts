import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admit } from './events-admission';
import { archiveName } from './events-input';

/** A replay from the archive that has not ended fails, with the reason "Archive resource not found.", as recorded of AWS. */
export const deleteArchive = operation({
  name: 'DeleteArchive',
  input: z.object({ ArchiveName: archiveName }),
  run: ({ ArchiveName }, caller, world: LocalWorld) => {
    admit(world, caller, 'DeleteArchive', `archive/${ArchiveName}`);
    world.events.archives.delete(ArchiveName);
    return {};
  },
});
