import { Access } from '../src/access/access';
import { localAccount } from '../src/account';
import type { AccountPorts } from '../src/account-ports';
import { Assets } from '../src/assets';
import { Capacity } from '../src/capacity/capacity';
import { ManualClock } from '../src/clock/manual-clock';
import { MemoryStore } from '../src/store/memory-store';
import { Trace } from '../src/trace/trace';

/** What an account has for a service that a test makes alone. Its clock stands still, unless another one is given. */
export function accountPorts(given: Partial<AccountPorts> = {}): AccountPorts {
  const account = localAccount('us-east-1');
  const clock = given.clock ?? new ManualClock();
  const trace = new Trace(clock);
  return {
    account,
    access: new Access(account, trace, clock),
    assets: new Assets(),
    capacity: new Capacity(),
    clock,
    endpointUrl: 'http://127.0.0.1:4566',
    identify: () => ({}),
    store: new MemoryStore(),
    trace,
    ...given,
  };
}
