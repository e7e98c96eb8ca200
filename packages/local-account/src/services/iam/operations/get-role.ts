import type { GetRoleResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { INVALID, roleNameInput } from './iam-input';
import { roleDescription } from './role-description';

export const getRole = operation({
  ...INVALID,
  name: 'GetRole',
  input: z.object({ RoleName: roleNameInput }),
  run: ({ RoleName }, _, world: LocalWorld) =>
    ({
      // When a role was last used is known after hours on AWS, and not at all here.
      Role: { ...roleDescription(world, world.access.role(RoleName)), RoleLastUsed: {} },
    }) satisfies GetRoleResponse,
});
