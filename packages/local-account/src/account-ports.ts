import type { Account } from './account';
import type { Assets } from './assets';
import type { Capacity } from './capacity/capacity';
import type { Clock } from './clock/clock';
import type { CallPorts } from './service';
import type { Store } from './store/store';
import type { Identify } from './trace/identify';
import type { Trace } from './trace/trace';

/** What an account has for all of its services. Each takes of it what it needs, by a port of its own. */
export interface AccountPorts extends CallPorts {
  readonly account: Account;
  /** Where the account is reached, such as `http://127.0.0.1:4566`. */
  readonly endpointUrl: string;
  readonly capacity: Capacity;
  readonly clock: Clock;
  /** Keeps what grows. */
  readonly store: Store;
  /** The folder that keeps the bytes of objects from run to run. @default - they go with the run */
  readonly objectsFolder?: string;
  readonly trace: Trace;
  readonly assets: Assets;
  readonly identify: Identify;
}
