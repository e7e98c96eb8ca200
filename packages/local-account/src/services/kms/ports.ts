import type { AccountPorts } from '../../account-ports';
import type { Keys } from './keys';

/** What KMS works on: its keys, whose policies the account asks about every use. */
export interface KmsPorts extends Pick<AccountPorts, 'account'> {
  readonly keys: Keys;
}
