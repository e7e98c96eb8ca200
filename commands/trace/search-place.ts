import type { Connection } from '../aws/connection';
import type { DeployedStack } from '../aws/deployed-stack';

/** Where a transaction is looked for. */
export interface SearchPlace {
  readonly connection: Connection;
  readonly stack: DeployedStack;
  /** What logs are asked for, from this time on, in epoch milliseconds. */
  readonly since: number;
  readonly signal: AbortSignal;
}
