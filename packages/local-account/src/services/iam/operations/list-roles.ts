import type { ListRolesResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { iamPage, INVALID, pageInput } from './iam-input';
import { roleDescription } from './role-description';

export const listRoles = operation({
  ...INVALID,
  name: 'ListRoles',
  input: pageInput.extend({ PathPrefix: z.string().min(1).max(512).default('/') }),
  run: (input, _, world: LocalWorld) => {
    const roles = world.access.roles
      .map((role) => roleDescription(world, role))
      .filter(({ Path }) => Path.startsWith(input.PathPrefix));
    const { items, more } = iamPage(roles, ({ RoleName }) => RoleName, input);
    return { Roles: [...items], ...more } satisfies ListRolesResponse;
  },
});
