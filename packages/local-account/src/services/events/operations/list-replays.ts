import type { ListReplaysResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { atMostOneFilter, eventsArn, listing, namePrefix } from './events-input';
import { listPage } from './list-page';
import { replayDescription } from './replay-description';

export const listReplays = operation({
  name: 'ListReplays',
  input: z.object({
    NamePrefix: namePrefix(64),
    EventSourceArn: eventsArn.optional(),
    State: z.enum(['CANCELLED', 'CANCELLING', 'COMPLETED', 'FAILED', 'RUNNING', 'STARTING']).optional(),
    ...listing,
  }),
  authorize: () => '*',
  run: (input, { replays }: EventsPorts) => {
    const { NamePrefix, EventSourceArn: source, State } = input;
    atMostOneFilter('ListReplays', NamePrefix, source, State);
    const wanted = replays
      .all()
      .filter(
        (replay) =>
          (source === undefined || replay.input.archiveArn === source) &&
          (State === undefined || replay.state === State),
      );
    const { items, NextToken } = listPage(wanted, (replay) => replay.input.name, input);
    return { Replays: items.map(replayDescription), NextToken } satisfies ListReplaysResponse;
  },
});
