import type { CreateArchiveResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { isEventBusArn } from '../bus/bus-name';
import { invalidParameter } from '../event-errors';
import type { EventsPorts } from '../ports';
import { wholeSecond } from './archive-description';
import { archiveSettings } from './archive-settings';
import {
  archiveName,
  description,
  eventPattern,
  eventsArn,
  kmsKeyIdentifier,
  retentionDays,
  withPattern,
} from './events-input';
import { archiveArn } from './events-resource';

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
  authorize: ({ ArchiveName }, ports: EventsPorts) => archiveArn(ArchiveName, ports),
  run: (input, { archives, buses }) => {
    const { ArchiveName: name, EventSourceArn: source } = input;
    if (!isEventBusArn(source)) {
      throw invalidParameter('EventSourceArn', 'Must contain an event bus ARN.');
    }
    const bus = buses.bus(source);
    const archive = withPattern(() => archives.create(name, bus, archiveSettings(input)));
    return {
      ArchiveArn: archive.arn,
      State: 'ENABLED',
      CreationTime: wholeSecond(archive.creationTime),
    } satisfies CreateArchiveResponse;
  },
});
