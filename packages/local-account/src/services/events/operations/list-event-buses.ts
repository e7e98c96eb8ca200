import type { ListEventBusesResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { listing, namePrefix } from './events-input';
import { listPage } from './list-page';

export const listEventBuses = operation({
  name: 'ListEventBuses',
  input: z.object({ NamePrefix: namePrefix(256), ...listing }),
  authorize: () => '*',
  run: (input, { buses }: EventsPorts) => {
    const { items, NextToken } = listPage(buses.all(), ({ name }) => name, input);
    return {
      EventBuses: items.map(({ name, arn, settings: { description }, creationTime, lastModifiedTime }) => ({
        Name: name,
        Arn: arn,
        Description: description,
        CreationTime: creationTime,
        LastModifiedTime: lastModifiedTime,
      })),
      NextToken,
    } satisfies ListEventBusesResponse;
  },
});
