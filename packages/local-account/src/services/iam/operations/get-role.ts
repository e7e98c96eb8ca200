import type { GetRoleResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { IamPorts } from '../ports';
import { roleArnOf, roleNameInput } from './iam-input';
import { roleDescription } from './role-description';

export const getRole = operation({
  name: 'GetRole',
  input: z.object({ RoleName: roleNameInput }),
  authorize: ({ RoleName }, ports: IamPorts) => roleArnOf(ports, RoleName),
  run: ({ RoleName }, { access }: IamPorts) =>
    ({
      // When a role was last used is known after hours on AWS, and not at all here.
      Role: { ...roleDescription(access.role(RoleName)), RoleLastUsed: {} },
    }) satisfies GetRoleResponse,
});
