import type { ListAttachedRolePoliciesResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { IamPorts } from '../ports';
import { pageInput, roleArnOf, roleNameInput } from './iam-input';

/** None: the local run refuses roles with managed policies, since it does not know what those allow. */
export const listAttachedRolePolicies = operation({
  name: 'ListAttachedRolePolicies',
  input: pageInput.extend({ RoleName: roleNameInput, PathPrefix: z.string().optional() }),
  authorize: ({ RoleName }, ports: IamPorts) => roleArnOf(ports, RoleName),
  run: ({ RoleName }, { access }: IamPorts) => {
    access.role(RoleName);
    return { AttachedPolicies: [], IsTruncated: false } satisfies ListAttachedRolePoliciesResponse;
  },
});
