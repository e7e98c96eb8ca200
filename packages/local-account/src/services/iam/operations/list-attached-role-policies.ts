import type { ListAttachedRolePoliciesResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { INVALID, pageInput, roleNameInput } from './iam-input';

/** None: the local run refuses roles with managed policies, since it does not know what those allow. */
export const listAttachedRolePolicies = operation({
  ...INVALID,
  name: 'ListAttachedRolePolicies',
  input: pageInput.extend({ RoleName: roleNameInput, PathPrefix: z.string().optional() }),
  run: ({ RoleName }, _, { access }: LocalWorld) => {
    access.role(RoleName);
    return { AttachedPolicies: [], IsTruncated: false } satisfies ListAttachedRolePoliciesResponse;
  },
});
