import type { Role } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { IamPorts } from '../ports';
import { roleArnOf, roleNameInput } from './iam-input';
import { roleDescription } from './role-description';

/** Of a boundary AWS answers the type `Policy`, for which the SDK's types have another word. */
interface GetRoleOutput {
  readonly Role: Omit<Role, 'PermissionsBoundary'> & {
    readonly PermissionsBoundary?: {
      readonly PermissionsBoundaryType: 'Policy';
      readonly PermissionsBoundaryArn: string;
    };
  };
}

export const getRole = operation({
  name: 'GetRole',
  input: z.object({ RoleName: roleNameInput }),
  authorize: ({ RoleName }, ports: IamPorts) => roleArnOf(ports, RoleName),
  run: ({ RoleName }, { access }: IamPorts) => {
    const role = access.roles.get(RoleName);
    const { permissionsBoundary, tags } = role;
    return {
      Role: {
        ...roleDescription(role),
        ...(permissionsBoundary && {
          PermissionsBoundary: {
            PermissionsBoundaryType: 'Policy',
            PermissionsBoundaryArn: permissionsBoundary.policyArn,
          },
        }),
        // Left out of a role that has none, and of ListRoles: recorded on AWS.
        ...(tags.length > 0 && { Tags: [...tags] }),
        // When a role was last used is known after hours on AWS, and not at all here.
        RoleLastUsed: {},
      },
    } satisfies GetRoleOutput;
  },
});
