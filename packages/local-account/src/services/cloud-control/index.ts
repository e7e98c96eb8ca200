import type { AccountPorts } from '../../account-ports';
import type { Registry } from '../../engine/registry';
import type { Stacks } from '../../engine/stacks/stacks';
import { createService, type Service } from '../../service';
import { awsJson } from '../../wire/aws-json';
import { getResource } from './operations/get-resource';
import { getResourceRequestStatus } from './operations/get-resource-request-status';
import { listResources } from './operations/list-resources';
import { updateResource } from './operations/update-resource';
import type { CloudControlPorts } from './ports';
import { Requests } from './requests';

/** Cloud Control: one way to read, and to change, the resources of all stacks. */
export function cloudControlService(
  account: AccountPorts,
  { registry, stacks }: { readonly registry: () => Registry; readonly stacks: () => Stacks },
): Service {
  return createService<CloudControlPorts>(account, {
    name: 'cloudcontrol',
    signingName: 'cloudcontrolapi',
    ports: {
      clock: account.clock,
      requests: new Requests(),
      get registry() {
        return registry();
      },
      get stacks() {
        return stacks();
      },
    },
    api: {
      protocol: awsJson({ version: '1.0', targetPrefix: 'CloudApiService' }),
      operations: [getResource, getResourceRequestStatus, listResources, updateResource],
      inputErrors: { constraint: 'ValidationException' },
    },
  });
}
