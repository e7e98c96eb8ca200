import type { AccountPorts } from '../../account-ports';
import { Archives } from './archive/archives';
import { EventBuses } from './bus/event-buses';
import { Connections } from './connection/connections';
import { Delivery } from './delivery/delivery';
import type { TargetPorts } from './delivery/target-service';
import { Replays } from './replay/replays';

type EventsAccount = Pick<
  AccountPorts,
  'access' | 'account' | 'capacity' | 'clock' | 'identify' | 'store' | 'trace'
>;

/** What EventBridge works on. */
export interface EventsPorts extends EventsAccount {
  readonly buses: EventBuses;
  readonly archives: Archives;
  readonly replays: Replays;
  readonly connections: Connections;
  /** Reads what earlier runs have kept. */
  restore(): Promise<void>;
  /** Delivers what earlier runs have not. @returns what is there no more, in words */
  resume(): string[];
  /** Breaks off all deliveries; they are in the journal. */
  breakOff(): void;
  /** How many events are on their way to targets. */
  underWay(): number;
  /** Ends schedules, replays, and all deliveries that wait for another try. */
  stop(): void;
}

/**
 * EventBridge with nothing in it but the default bus.
 *
 * @param targets what rules deliver to
 */
export function createEventsPorts(
  { access, account, capacity, clock, identify, store, trace }: EventsAccount,
  targets: TargetPorts,
): EventsPorts {
  const delivery = new Delivery({ access, capacity, clock, store, trace, ...targets });
  const archives = new Archives({ access, account, clock, store, trace });
  const replays = new Replays({ account, capacity, clock, trace, archives });
  const buses = new EventBuses({
    access,
    account,
    clock,
    delivery,
    trace,
    archiveDelayMs: targets.archiveDelayMs,
  });
  return {
    access,
    account,
    capacity,
    clock,
    identify,
    store,
    trace,
    buses,
    archives,
    replays,
    connections: new Connections({ account, clock }),
    restore: async () => {
      await archives.restore();
      await delivery.restore();
    },
    resume: () => [
      ...archives.missing,
      ...delivery.resume((busName, ruleName) => buses.find(busName)?.findRule(ruleName)),
    ],
    breakOff: () => delivery.stop(),
    underWay: () => delivery.count,
    stop: () => {
      buses.stop();
      replays.stop();
      delivery.stop();
    },
  };
}
