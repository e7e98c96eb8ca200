import type { ListRoleTagsResponse } from '@aws-sdk/client-iam';
import { operation } from '../../../wire/operation';
import type { IamPorts } from '../ports';
import { iamPage, pageInput, roleArnOf, roleNameInput } from './iam-input';

export const listRoleTags = operation({
  name: 'ListRoleTags',
  input: pageInput.extend({ RoleName: roleNameInput }),
  authorize: ({ RoleName }, ports: IamPorts) => roleArnOf(ports, RoleName),
  run: (input, { access }: IamPorts) => {
    const { items, more } = iamPage(access.roles.get(input.RoleName).tags, ({ Key }) => Key, input);
    return { Tags: [...items], ...more } satisfies ListRoleTagsResponse;
  },
});
