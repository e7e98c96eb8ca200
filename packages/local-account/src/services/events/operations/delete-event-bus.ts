import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { busArnOf } from '../bus/bus-name';
import type { EventsPorts } from '../ports';
import { newEventBusName } from './events-input';

export const deleteEventBus = operation({
  name: 'DeleteEventBus',
  input: z.object({ Name: newEventBusName }),
  authorize: ({ Name }, { account }: EventsPorts) => busArnOf(account, Name),
  run: ({ Name }, { buses }) => {
    buses.delete(Name);
    return {};
  },
});
