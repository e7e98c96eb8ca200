import type { AccountPorts } from '../../account-ports';
import { acceptedType } from '../../engine/accepted-type';
import { createService, type Service } from '../../service';
import { Keys } from './keys';
import type { KmsPorts } from './ports';
import { kmsKey } from './resources/kms-key';

/** KMS, as far as who may use a key: nothing is encrypted locally. */
export function kmsService(account: AccountPorts): Service {
  const keys = new Keys(account);
  return createService<KmsPorts>(account, {
    name: 'kms',
    ports: { account: account.account, keys },
    resources: [kmsKey],
    accepted: [
      acceptedType(
        'AWS::KMS::Alias',
        'keys are known locally by their ARN alone',
        ({ physicalName, text }) => ({
          ref: text('AliasName') ?? physicalName,
        }),
      ),
    ],
    stop: () => keys.stop(),
  });
}
