import type { Role } from '../../../access/role';
import { encodedPolicy } from './iam-input';

/** A role as IAM describes it. */
export function roleDescription(role: Role) {
  return {
    Path: role.path,
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: role.roleArn,
    CreateDate: role.createDate,
    AssumeRolePolicyDocument: encodedPolicy(role.trustPolicy),
    ...(role.description && { Description: role.description }),
    MaxSessionDuration: role.maxSessionDurationSeconds,
  };
}
