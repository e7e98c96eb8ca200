import type { AccountPorts } from '../../account-ports';
import { Archives } from './archive/archives';
import { EventBuses } from './bus/event-buses';
import { Connections } from './connection/connections';
import { Delivery } from './delivery/delivery';
import type { TargetPorts } from './delivery/target-service';
import { Replays } from './replay/replays';

type EventsAccount = Pick<AccountPorts, 'access' | 'account' | 'capacity' | 'clock' | 'identify' | 'trace'>;

/** What EventBridge works on. */
export interface EventsPorts extends EventsAccount {
  readonly buses: EventBuses;
  readonly archives: Archives;
  readonly replays: Replays;
  readonly connections: Connections;
  /** Ends schedules, replays, and all deliveries that wait for another try. */
  stop(): void;
}

/**
 * EventBridge with nothing in it but the default bus.
 *
 * @param targets what rules deliver to
 */
export function createEventsPorts(
  { access, account, capacity, clock, identify, trace }: EventsAccount,
  targets: TargetPorts,
): EventsPorts {
  const delivery = new Delivery({ access, capacity, clock, trace, ...targets });
  const archives = new Archives({ access, account, clock });
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
    trace,
    buses,
    archives,
    replays,
    connections: new Connections({ account, clock }),
    stop: () => {
      buses.stop();
      replays.stop();
      delivery.stop();
    },
  };
}
