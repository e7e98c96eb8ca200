import type { AccountPorts } from '../../account-ports';
import type { PipesNeeds } from './needs';
import type { Pipe } from './pipe';

/** What EventBridge Pipes works on. */
export interface PipesPorts
  extends Pick<AccountPorts, 'access' | 'account' | 'capacity' | 'clock' | 'identify' | 'trace'>, PipesNeeds {
  /** By name. */
  readonly pipes: Map<string, Pipe>;
}
