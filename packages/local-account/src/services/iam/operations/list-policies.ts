import type { ListPoliciesResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { iamArn } from '../../../arn';
import { operation } from '../../../wire/operation';
import { isOfAws } from '../managed-policies/managed-policies';
import type { IamPorts } from '../ports';
import { iamPage, pageInput } from './iam-input';
import { policyDescription } from './policy-description';

/** Of AWS's own policies, those that are known here. */
export const listPolicies = operation({
  name: 'ListPolicies',
  input: pageInput.extend({
    Scope: z.enum(['All', 'AWS', 'Local']).default('All'),
    OnlyAttached: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .default(false),
    PathPrefix: z.string().min(1).max(512).default('/'),
    PolicyUsageFilter: z.enum(['PermissionsPolicy', 'PermissionsBoundary']).optional(),
  }),
  // As ListRoles does it. Not confirmed against AWS.
  authorize: ({ PathPrefix }, { account }: IamPorts) => iamArn(account, `policy${PathPrefix}`),
  run: (input, ports: IamPorts) => {
    const { Scope, OnlyAttached, PathPrefix, PolicyUsageFilter } = input;
    const policies = ports.managedPolicies.all
      .filter(({ policyArn }) => Scope === 'All' || isOfAws(policyArn) === (Scope === 'AWS'))
      .map((policy) => policyDescription(policy, ports))
      .filter(({ Path }) => Path.startsWith(PathPrefix))
      .filter(({ AttachmentCount }) => !OnlyAttached || AttachmentCount > 0)
      .filter(({ AttachmentCount, PermissionsBoundaryUsageCount }) => {
        if (PolicyUsageFilter === undefined) return true;
        return (
          (PolicyUsageFilter === 'PermissionsPolicy' ? AttachmentCount : PermissionsBoundaryUsageCount) > 0
        );
      });
    const { items, more } = iamPage(policies, ({ Arn }) => Arn, input);
    return { Policies: [...items], ...more } satisfies ListPoliciesResponse;
  },
});
