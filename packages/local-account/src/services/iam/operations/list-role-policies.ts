import type { ListRolePoliciesResponse } from '@aws-sdk/client-iam';
import { operation } from '../../../wire/operation';
import type { IamPorts } from '../ports';
import { iamPage, pageInput, roleArnOf, roleNameInput } from './iam-input';

export const listRolePolicies = operation({
  name: 'ListRolePolicies',
  input: pageInput.extend({ RoleName: roleNameInput }),
  authorize: ({ RoleName }, ports: IamPorts) => roleArnOf(ports, RoleName),
  run: (input, { access }: IamPorts) => {
    const names = [...access.roles.get(input.RoleName).policies.keys()].sort();
    const { items, more } = iamPage(names, (name) => name, input);
    return { PolicyNames: [...items], ...more } satisfies ListRolePoliciesResponse;
  },
});
