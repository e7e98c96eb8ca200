import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { awsQuery } from '../../wire/aws-query';
import { getRole } from './operations/get-role';
import { getRolePolicy } from './operations/get-role-policy';
import { listAttachedRolePolicies } from './operations/list-attached-role-policies';
import { listRolePolicies } from './operations/list-role-policies';
import { listRoles } from './operations/list-roles';
import type { IamPorts } from './ports';
import { iamPolicy } from './resources/iam-policy';
import { iamRole } from './resources/iam-role';

/** IAM: roles with their policies, and what looks at them. */
export function iamService(account: AccountPorts): Service {
  return createService<IamPorts>(account, {
    name: 'iam',
    ports: account,
    api: {
      protocol: awsQuery({ xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/' }),
      operations: [getRole, getRolePolicy, listAttachedRolePolicies, listRolePolicies, listRoles],
      inputErrors: { constraint: 'ValidationError', type: 'MalformedInput' },
    },
    resources: [iamPolicy, iamRole],
  });
}
