import type { ListEventBusesResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admit } from './events-admission';
import { listing, namePrefix } from './events-input';
import { listPage } from './list-page';

export const listEventBuses = operation({
  name: 'ListEventBuses',
  input: z.object({ NamePrefix: namePrefix(256), ...listing }),
  run: (input, caller, world: LocalWorld) => {
    admit(world, caller, 'ListEventBuses');
    const { items, NextToken } = listPage(world.events.eventBuses, ({ name }) => name, input);
    return {
      EventBuses: items.map(({ name, arn, description, creationTime }) => ({
        Name: name,
        Arn: arn,
        Description: description,
        CreationTime: creationTime,
        LastModifiedTime: creationTime,
      })),
      NextToken,
    } satisfies ListEventBusesResponse;
  },
});
