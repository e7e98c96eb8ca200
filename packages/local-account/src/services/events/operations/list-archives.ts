import type { ListArchivesResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { archiveDescription } from './archive-description';
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
  authorize: () => '*',
  run: async (input, { archives, buses }: EventsPorts) => {
    const { NamePrefix, EventSourceArn, State } = input;
    atMostOneFilter('ListArchives', NamePrefix, EventSourceArn, State);
    const source = EventSourceArn === undefined ? undefined : buses.bus(EventSourceArn).arn;
    const wanted = archives
      .all()
      .filter(
        ({ eventSourceArn }) =>
          (source === undefined || eventSourceArn === source) && (State === undefined || State === 'ENABLED'),
      );
    const { items, NextToken } = listPage(wanted, ({ name }) => name, input);
    return {
      Archives: await Promise.all(items.map(archiveDescription)),
      NextToken,
    } satisfies ListArchivesResponse;
  },
});
