import { awsQuery } from '../../../wire/aws-query';
import type { ServiceApi } from '../../../wire/service-api';
import type { LocalWorld } from '../../local-world';
import { getRole } from './get-role';
import { getRolePolicy } from './get-role-policy';
import { listAttachedRolePolicies } from './list-attached-role-policies';
import { listRolePolicies } from './list-role-policies';
import { listRoles } from './list-roles';

/** IAM, for looking at what the stack's roles may do. */
export const iamApi: ServiceApi<LocalWorld> = {
  signingName: 'iam',
  protocol: awsQuery({
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  }),
  operations: [getRole, getRolePolicy, listAttachedRolePolicies, listRolePolicies, listRoles],
};
