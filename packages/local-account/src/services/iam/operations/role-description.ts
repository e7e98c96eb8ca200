import { z } from 'zod';
import type { Role } from '../../../access/role';
import { resourceOf } from '../../../engine/running-stack';
import type { LocalWorld } from '../../local-world';
import { encodedPolicy } from './iam-input';

/** What the template says of a role that changes nothing about what it may do. */
const declared = z
  .object({ Description: z.string().optional(), MaxSessionDuration: z.coerce.number().default(3600) })
  .default({ MaxSessionDuration: 3600 });

/** A role as IAM describes it. */
export function roleDescription({ stack }: LocalWorld, role: Role) {
  const { roleName, roleArn } = role;
  const { Description, MaxSessionDuration } = declared.parse(
    resourceOf(stack, 'AWS::IAM::Role', roleName)?.properties,
  );
  return {
    Path: roleArn.slice(roleArn.indexOf('/'), -roleName.length),
    RoleName: roleName,
    RoleId: role.roleId,
    Arn: roleArn,
    CreateDate: role.createDate,
    AssumeRolePolicyDocument: encodedPolicy(role.trustPolicy),
    ...(Description && { Description }),
    MaxSessionDuration,
  };
}
