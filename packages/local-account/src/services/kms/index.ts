import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import type { KmsPorts } from './ports';
import { kmsKey } from './resources/kms-key';

/** KMS, as far as who may use a key: nothing is encrypted locally. */
export function kmsService(account: AccountPorts): Service {
  return createService<KmsPorts>(account, { name: 'kms', ports: account, resources: [kmsKey] });
}
