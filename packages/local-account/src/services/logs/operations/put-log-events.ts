import type { PutLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { appendLogEvents } from '../append-log-events';
import type { LogsPorts } from '../ports';
import { checkLogBatch, MOST_EVENTS, sortOutEvents } from './log-batch';
import { logGroupNameInput, logStreamNameInput } from './log-name-input';
import { logResource } from './log-permission';

export const putLogEvents = operation({
  name: 'PutLogEvents',
  input: z.object({
    logGroupName: logGroupNameInput,
    logStreamName: logStreamNameInput,
    logEvents: z
      .array(z.object({ timestamp: z.number().int().min(0), message: z.string().min(1) }))
      .min(1)
      .max(MOST_EVENTS),
    // "The sequence token is now ignored in PutLogEvents actions" (API_PutLogEvents).
    sequenceToken: z.string().min(1).optional(),
    // What sent the events: it shows in the console of AWS, and changes nothing about them.
    entity: z.unknown().optional(),
  }),
  authorize: ({ logGroupName, logStreamName }, { account }: LogsPorts) =>
    logResource(account, logGroupName, logStreamName),
  run: ({ logGroupName, logStreamName, logEvents }, ports: LogsPorts, { transaction = {} }) => {
    checkLogBatch(logEvents);
    const group = ports.groups.find(logGroupName);
    const stream = group.stream(logStreamName);
    const { accepted, rejected } = sortOutEvents(
      logEvents,
      ports.clock.now(),
      group.settings.retentionInDays,
    );
    appendLogEvents(ports, { group, stream }, accepted, transaction);
    return {
      nextSequenceToken: group.nextEventId,
      ...(rejected && { rejectedLogEventsInfo: rejected }),
    } satisfies PutLogEventsResponse;
  },
});
