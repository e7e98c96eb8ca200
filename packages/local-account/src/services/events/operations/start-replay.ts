import type { StartReplayResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { resourceNameOf } from '../../../arn';
import { operation } from '../../../wire/operation';
import { isEventBusArn } from '../bus/bus-name';
import type { EventBus } from '../bus/event-bus';
import type { EventBuses } from '../bus/event-buses';
import { eventBusDoesNotExist, invalidParameter, ruleDoesNotExist } from '../event-errors';
import type { EventsPorts } from '../ports';
import { wholeSecond } from './archive-description';
import { description, eventsArn, replayName, timestamp } from './events-input';
import { replayArn } from './events-resource';

/**
 * Order of the checks and their wordings as recorded of AWS by LocalStack's tests; not confirmed against AWS: the answer to rules of
 * another bus in FilterArns, and that the right is looked for on the replay's ARN.
 */
export const startReplay = operation({
  name: 'StartReplay',
  input: z.object({
    ReplayName: replayName,
    Description: description,
    EventSourceArn: eventsArn,
    EventStartTime: timestamp,
    EventEndTime: timestamp,
    Destination: z.object({ Arn: z.string().min(1).max(1600), FilterArns: z.array(eventsArn).default([]) }),
  }),
  authorize: ({ ReplayName }, ports: EventsPorts) => replayArn(ReplayName, ports),
  run: (input, { archives, buses, replays }) => {
    const { ReplayName: name, EventSourceArn, EventStartTime, EventEndTime, Destination } = input;
    const bus = destinationBus(buses, Destination.Arn);
    const archive = archives.find(EventSourceArn);
    if (!archive) {
      throw invalidParameter('EventSourceArn', `Archive ${resourceNameOf(EventSourceArn)} does not exist.`);
    }
    if (EventStartTime >= EventEndTime) {
      throw invalidParameter('EventEndTime', 'EventStartTime must be before EventEndTime.');
    }
    if (archive.eventSourceArn !== bus.arn) {
      throw invalidParameter('Destination.Arn', 'Cross event bus replay is not permitted.');
    }
    for (const filterArn of Destination.FilterArns) checkFilter(bus, filterArn);
    const replay = replays.start({
      name,
      ...(input.Description !== undefined && { description: input.Description }),
      archiveArn: archive.arn,
      // Events have whole seconds, too.
      eventStartTime: wholeSecond(EventStartTime).getTime(),
      eventEndTime: EventEndTime.getTime(),
      bus,
      filterArns: Destination.FilterArns,
    });
    return {
      ReplayArn: replay.arn,
      State: replay.state,
      ReplayStartTime: wholeSecond(replay.startTime),
    } satisfies StartReplayResponse;
  },
});

function destinationBus(buses: EventBuses, arn: string): EventBus {
  if (!isEventBusArn(arn)) throw invalidParameter('Destination.Arn', 'Must contain an event bus ARN.');
  const bus = buses.find(arn);
  if (bus) return bus;
  throw eventBusDoesNotExist(resourceNameOf(arn));
}

function checkFilter(bus: EventBus, filterArn: string): void {
  if (bus.rules.some(({ arn }) => arn === filterArn)) return;
  throw ruleDoesNotExist(resourceNameOf(filterArn), bus.name);
}
