import type { ListConnectionsResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { connectionDescription } from './connection-description';
import { listing, namePrefix } from './events-input';
import { listPage } from './list-page';

export const listConnections = operation({
  name: 'ListConnections',
  input: z.object({
    NamePrefix: namePrefix(64),
    ConnectionState: z.string().optional(),
    ...listing,
  }),
  authorize: () => '*',
  run: (input, { connections }: EventsPorts) => {
    const wanted = connections
      .all()
      .map(connectionDescription)
      .filter(({ ConnectionState }) => ConnectionState === (input.ConnectionState ?? ConnectionState));
    const { items, NextToken } = listPage(wanted, ({ Name }) => Name, input);
    return { Connections: [...items], NextToken } satisfies ListConnectionsResponse;
  },
});
