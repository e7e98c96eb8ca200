import type { AccountPorts } from '../../account-ports';
import type { Registry } from '../../engine/registry';
import type { Stacks } from '../../engine/stacks/stacks';
import type { Requests } from './requests';

/** What Cloud Control works on: the resources of all stacks. */
export interface CloudControlPorts extends Pick<AccountPorts, 'clock'> {
  readonly registry: Registry;
  readonly requests: Requests;
  readonly stacks: Pick<Stacks, 'liveResources'>;
}
