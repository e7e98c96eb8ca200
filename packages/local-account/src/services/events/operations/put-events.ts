import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { timestamp } from './events-input';

export const putEvents = operation({
  name: 'PutEvents',
  input: z.object({
    // How many there may be, the service says, with all of them in its message.
    Entries: z.array(
      z.object({
        Time: timestamp.optional(),
        Source: z.string().optional(),
        Resources: z.array(z.string()).optional(),
        DetailType: z.string().optional(),
        Detail: z.string().optional(),
        EventBusName: z.string().min(1).max(1600).optional(),
        TraceHeader: z.string().min(1).max(500).optional(),
      }),
    ),
    EndpointId: z.string().optional(),
  }),
  run: ({ Entries, EndpointId }, caller, { events }: LocalWorld) => {
    if (EndpointId !== undefined) {
      throw new AwsError(
        'ValidationException',
        'The local run has no global endpoints: leave out the EndpointId.',
      );
    }
    return events.putEvents(caller, Entries);
  },
});
