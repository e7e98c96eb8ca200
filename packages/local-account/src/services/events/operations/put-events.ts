import type { PutEventsResponse, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { requireKept } from '../../../store/require-kept';
import { type Call, operation } from '../../../wire/operation';
import { acceptEntry, type PutEventsEntry } from '../bus/accept-entry';
import { busArnOf } from '../bus/bus-name';
import { checkEntries } from '../bus/check-entries';
import { ParsedEvent } from '../bus/parsed-event';
import type { EventsPorts } from '../ports';
import { timestamp } from './events-input';

interface PutEventsInput {
  readonly Entries: readonly PutEventsEntry[];
  readonly EndpointId?: string;
}

const input: z.ZodType<PutEventsInput> = z.object({
  // How many there may be, the operation says, with all of them in its message.
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
});

/** What the local run answers while it holds as many events as fit into its memory. */
const THROTTLED = { ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' };

/** An entry that names a bus that does not exist is answered like any other, and dropped: so does AWS. */
export const putEvents = operation({
  name: 'PutEvents',
  input,
  authorize: ({ Entries }, { account }: EventsPorts) =>
    Entries.map(({ EventBusName }) => ({ resource: busArnOf(account, EventBusName) })),
  run: async ({ Entries, EndpointId }, ports, call) => {
    if (EndpointId !== undefined) {
      throw new AwsError(
        'ValidationException',
        'The local run has no global endpoints: leave out the EndpointId.',
      );
    }
    checkEntries(Entries);
    await requireKept(ports.store, call);
    const results = Entries.map((entry) => putEntry(entry, ports, call));
    await requireKept(ports.store, call);
    return {
      FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length,
      Entries: results,
    } satisfies PutEventsResponse;
  },
});

function putEntry(entry: PutEventsEntry, ports: EventsPorts, call: Call): PutEventsResultEntry {
  const accepted = acceptEntry(entry, ports, call);
  if (!(accepted instanceof ParsedEvent)) return accepted;
  using passage = ports.capacity.room.admit(accepted.sizeBytes, call.passage);
  if (!passage) return THROTTLED;
  ports.buses.find(entry.EventBusName)?.put(accepted);
  return { EventId: accepted.event.id };
}
