import type { StartReplayResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import type { EventBus } from '../event-bus';
import { eventBusDoesNotExist, invalidParameter, ruleDoesNotExist } from '../event-errors';
import { wholeSecond } from './archive-description';
import { admit } from './events-admission';
import { description, eventsArn, replayName, timestamp } from './events-input';

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
  run: (input, caller, world: LocalWorld) => {
    const { ReplayName: name, EventSourceArn, EventStartTime, EventEndTime, Destination } = input;
    admit(world, caller, 'StartReplay', `replay/${name}`);
    const bus = destination(world, Destination.Arn);
    const archive = world.events.archives.find(EventSourceArn);
    if (!archive) {
      throw invalidParameter('EventSourceArn', `Archive ${lastPart(EventSourceArn)} does not exist.`);
    }
    if (archive.eventSourceArn !== bus.arn) {
      throw invalidParameter('Destination.Arn', 'Cross event bus replay is not permitted.');
    }
    if (EventStartTime >= EventEndTime) {
      throw invalidParameter('EventEndTime', 'EventStartTime must be before EventEndTime.');
    }
    for (const filterArn of Destination.FilterArns) checkFilter(bus, filterArn);
    const replay = world.events.replays.start({
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

function destination({ events }: LocalWorld, arn: string): EventBus {
  if (!/^arn:[^:]+:events:.*:event-bus\/.+/.test(arn)) {
    throw invalidParameter('Destination.Arn', 'Must contain an event bus ARN.');
  }
  const bus = events.eventBuses.find((candidate) => candidate.arn === arn);
  if (bus) return bus;
  throw eventBusDoesNotExist(lastPart(arn));
}

function checkFilter(bus: EventBus, filterArn: string): void {
  if (bus.rules.some(({ arn }) => arn === filterArn)) return;
  throw ruleDoesNotExist(lastPart(filterArn), bus.name);
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
