import type { PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { Caller } from '../../access/caller';
import { busArnOf } from './bus/bus-name';
import { type InnerEntry, parseInnerEntry } from './bus/inner-entry';
import { putEvents } from './operations/put-events';
import type { EventsPorts } from './ports';

/** EventBridge as services of before services were folders call it. */
export interface EventsService {
  putEvents(caller: Caller, entries: readonly InnerEntry[]): PutEventsResponse;
}

export function legacyEvents(ports: EventsPorts): EventsService {
  return {
    putEvents: (caller, entries) => {
      for (const { EventBusName } of entries) {
        ports.access.require(caller, 'events:PutEvents', busArnOf(ports.account, EventBusName));
      }
      const input = { Entries: entries.map(parseInnerEntry) };
      return putEvents.run(input, ports, {
        caller,
        signal: new AbortController().signal,
      }) as PutEventsResponse;
    },
  };
}
