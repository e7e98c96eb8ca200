import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { awsQuery } from '../../wire/aws-query';
import { ManagedPolicies } from './managed-policies/managed-policies';
import { getPolicy } from './operations/get-policy';
import { getPolicyVersion } from './operations/get-policy-version';
import { getRole } from './operations/get-role';
import { getRolePolicy } from './operations/get-role-policy';
import { listAttachedRolePolicies } from './operations/list-attached-role-policies';
import { listPolicies } from './operations/list-policies';
import { listPolicyVersions } from './operations/list-policy-versions';
import { listRolePolicies } from './operations/list-role-policies';
import { listRoleTags } from './operations/list-role-tags';
import { listRoles } from './operations/list-roles';
import type { IamPorts } from './ports';
import { iamManagedPolicy } from './resources/iam-managed-policy';
import { iamPolicy } from './resources/iam-policy';
import { iamRole } from './resources/iam-role';

export { AWS_MANAGED_POLICIES } from './managed-policies/aws/aws-managed-policies';

/** IAM: roles with their policies, managed policies, and what looks at them. */
export function iamService(account: AccountPorts): Service {
  return createService<IamPorts>(account, {
    name: 'iam',
    ports: { ...account, managedPolicies: new ManagedPolicies(account) },
    api: {
      protocol: awsQuery({ xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/' }),
      operations: [
        getPolicy,
        getPolicyVersion,
        getRole,
        getRolePolicy,
        listAttachedRolePolicies,
        listPolicies,
        listPolicyVersions,
        listRolePolicies,
        listRoleTags,
        listRoles,
      ],
      inputErrors: { constraint: 'ValidationError', type: 'MalformedInput' },
    },
    resources: [iamManagedPolicy, iamPolicy, iamRole],
  });
}
