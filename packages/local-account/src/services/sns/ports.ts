import type { AccountPorts } from '../../account-ports';
import { Delivery } from './delivery/delivery';
import type { SnsNeeds } from './needs';
import { Subscriptions } from './subscription/subscriptions';
import { Topics } from './topic/topics';

type SnsAccount = Pick<
  AccountPorts,
  'access' | 'account' | 'capacity' | 'clock' | 'endpointUrl' | 'identify' | 'trace'
>;

/** What SNS works on. */
export interface SnsPorts extends SnsAccount {
  readonly topics: Topics;
  readonly subscriptions: Subscriptions;
  readonly delivery: Delivery;
}

/** SNS with no topics in it. */
export function createSnsPorts(
  { access, account, capacity, clock, endpointUrl, identify, trace }: SnsAccount,
  needs: SnsNeeds,
): SnsPorts {
  return {
    access,
    account,
    capacity,
    clock,
    endpointUrl,
    identify,
    trace,
    topics: new Topics({ access, account }),
    subscriptions: new Subscriptions(),
    delivery: new Delivery({ clock, endpointUrl, trace, needs }),
  };
}
