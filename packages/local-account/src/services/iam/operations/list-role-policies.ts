import type { ListRolePoliciesResponse } from '@aws-sdk/client-iam';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { iamPage, INVALID, pageInput, roleNameInput } from './iam-input';

export const listRolePolicies = operation({
  ...INVALID,
  name: 'ListRolePolicies',
  input: pageInput.extend({ RoleName: roleNameInput }),
  run: (input, _, { access }: LocalWorld) => {
    const names = [...access.role(input.RoleName).policies.keys()].sort();
    const { items, more } = iamPage(names, (name) => name, input);
    return { PolicyNames: [...items], ...more } satisfies ListRolePoliciesResponse;
  },
});
