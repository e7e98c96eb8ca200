import type { CreateArchiveResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { invalidParameter } from '../event-errors';
import { wholeSecond } from './archive-description';
import { archiveSettings } from './archive-settings';
import { admit } from './events-admission';
import {
  archiveName,
  description,
  eventPattern,
  eventsArn,
  kmsKeyIdentifier,
  retentionDays,
  withPattern,
} from './events-input';

export const createArchive = operation({
  name: 'CreateArchive',
  input: z.object({
    ArchiveName: archiveName,
    EventSourceArn: eventsArn,
    Description: description,
    EventPattern: eventPattern,
    RetentionDays: retentionDays,
    KmsKeyIdentifier: kmsKeyIdentifier,
  }),
  run: (input, caller, world: LocalWorld) => {
    const { ArchiveName: name, EventSourceArn: source } = input;
    admit(world, caller, 'CreateArchive', `archive/${name}`);
    if (!source.includes(':event-bus/')) {
      throw invalidParameter('EventSourceArn', 'Must contain an event bus ARN.');
    }
    const bus = world.events.eventBus(source);
    const archive = withPattern(() => world.events.archives.create(name, bus, archiveSettings(input)));
    return {
      ArchiveArn: archive.arn,
      State: 'ENABLED',
      CreationTime: wholeSecond(archive.creationTime),
    } satisfies CreateArchiveResponse;
  },
});
