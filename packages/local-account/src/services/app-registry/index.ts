import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { acceptedAppRegistryTypes } from './accepted-types';

/** AWS Service Catalog AppRegistry, which is not run: it changes nothing about what is in an application. */
export function appRegistryService(account: AccountPorts): Service {
  return createService(account, { name: 'servicecatalog', ports: {}, accepted: acceptedAppRegistryTypes });
}
