import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import type { PipesNeeds } from './needs';
import { pipesApi } from './operations/pipes-api';
import type { PipesPorts } from './ports';
import { pipesPipe } from './resources/pipes-pipe';

export type { PipesNeeds } from './needs';

/** EventBridge Pipes: what the template makes of them, and what an operator does with those. */
export function pipesService(account: AccountPorts, needs: PipesNeeds): Service {
  const { access, capacity, clock, identify, trace } = account;
  return createService<PipesPorts>(account, {
    name: 'pipes',
    ports: { account: account.account, access, capacity, clock, identify, trace, ...needs, pipes: new Map() },
    api: pipesApi,
    resources: [pipesPipe],
  });
}
