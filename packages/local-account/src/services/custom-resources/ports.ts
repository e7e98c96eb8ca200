import type { AccountPorts } from '../../account-ports';
import type { CustomResourceNeeds } from './needs';
import type { Responses } from './responses';

/** What custom resources are made in. */
export interface CustomResourcePorts extends Pick<AccountPorts, 'access' | 'clock' | 'endpointUrl'> {
  readonly needs: CustomResourceNeeds;
  /** The answers that are waited for. */
  readonly responses: Responses;
}
