import type { ListArchivesResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { archiveDescription } from './archive-description';
import { admit } from './events-admission';
import { atMostOneFilter, eventsArn, listing, namePrefix } from './events-input';
import { listPage } from './list-page';

export const listArchives = operation({
  name: 'ListArchives',
  input: z.object({
    NamePrefix: namePrefix(48),
    EventSourceArn: eventsArn.optional(),
    State: z
      .enum(['CREATE_FAILED', 'ENABLED', 'UPDATING', 'UPDATE_FAILED', 'CREATING', 'DISABLED'])
      .optional(),
    ...listing,
  }),
  run: (input, caller, world: LocalWorld) => {
    admit(world, caller, 'ListArchives');
    const { NamePrefix, EventSourceArn, State } = input;
    atMostOneFilter('ListArchives', NamePrefix, EventSourceArn, State);
    const source = EventSourceArn === undefined ? undefined : world.events.eventBus(EventSourceArn).arn;
    const archives = world.events.archives
      .all()
      .filter(
        ({ eventSourceArn }) =>
          (source === undefined || eventSourceArn === source) && (State === undefined || State === 'ENABLED'),
      );
    const { items, NextToken } = listPage(archives, ({ name }) => name, input);
    return { Archives: items.map(archiveDescription), NextToken } satisfies ListArchivesResponse;
  },
});
