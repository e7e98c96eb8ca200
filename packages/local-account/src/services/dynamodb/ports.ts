import type { AccountPorts } from '../../account-ports';
import { Expiry } from './table/expiry';
import { Tables } from './table/tables';
import { Idempotency } from './write/idempotency';

/** What DynamoDB takes of the account. */
export type DynamoDbAccountPorts = Pick<AccountPorts, 'access' | 'account' | 'clock' | 'intercept' | 'trace'>;

/** What its operations and resources work on: all of the state is in the tables. */
export interface DynamoDbPorts extends Pick<DynamoDbAccountPorts, 'access' | 'account' | 'clock'> {
  readonly tables: Tables;
  /** Deletes items whose time has come. */
  readonly expiry: Expiry;
  readonly idempotency: Idempotency;
}

/** Makes what DynamoDB works on, with no tables in it. */
export function createDynamoDbPorts({ access, account, clock, trace }: DynamoDbAccountPorts): DynamoDbPorts {
  const tables = new Tables({ access, account, clock, trace });
  return {
    access,
    account,
    clock,
    tables,
    expiry: new Expiry(tables, clock),
    idempotency: new Idempotency(clock),
  };
}
