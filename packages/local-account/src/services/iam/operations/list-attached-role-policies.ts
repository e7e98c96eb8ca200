import type { ListAttachedRolePoliciesResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { IamPorts } from '../ports';
import { iamPage, pageInput, roleArnOf, roleNameInput } from './iam-input';

export const listAttachedRolePolicies = operation({
  name: 'ListAttachedRolePolicies',
  input: pageInput.extend({ RoleName: roleNameInput, PathPrefix: z.string().min(1).max(512).default('/') }),
  authorize: ({ RoleName }, ports: IamPorts) => roleArnOf(ports, RoleName),
  run: (input, { access, managedPolicies }: IamPorts) => {
    const attached = [...access.roles.get(input.RoleName).attachedPolicies]
      .filter(([policyArn]) => managedPolicies.find(policyArn)?.path.startsWith(input.PathPrefix))
      .map(([PolicyArn, { policyName: PolicyName }]) => ({ PolicyName, PolicyArn }))
      .sort((a, b) => (a.PolicyArn < b.PolicyArn ? -1 : 1));
    const { items, more } = iamPage(attached, ({ PolicyArn }) => PolicyArn, input);
    return { AttachedPolicies: [...items], ...more } satisfies ListAttachedRolePoliciesResponse;
  },
});
