import { Access } from '../../src/access/access';
import { localAccount } from '../../src/account';
import { Assets } from '../../src/assets';
import { machineClock } from '../../src/clock/machine-clock';
import type { Faults } from '../../src/services/faults';
import { type LocalServices, localServices } from '../../src/services/local-services';
import { Trace } from '../../src/trace/trace';

export function servicesUnderTest(
  region: string,
  faults: Faults = {},
  endpointUrl = 'http://127.0.0.1:4566',
): LocalServices {
  const account = localAccount(region);
  const trace = new Trace();
  const access = new Access(account, trace);
  return localServices(
    {
      account,
      access,
      assets: new Assets(),
      clock: machineClock,
      endpointUrl,
      identify: () => ({}),
      trace,
    },
    faults,
  );
}
