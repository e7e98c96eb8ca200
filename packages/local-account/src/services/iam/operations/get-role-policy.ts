import type { GetRolePolicyResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { encodedPolicy, INVALID, policyNameInput, roleNameInput } from './iam-input';

export const getRolePolicy = operation({
  ...INVALID,
  name: 'GetRolePolicy',
  input: z.object({ RoleName: roleNameInput, PolicyName: policyNameInput }),
  run: ({ RoleName, PolicyName }, _, { access }: LocalWorld) => {
    const policy = access.role(RoleName).policies.get(PolicyName);
    if (!policy) {
      throw new AwsError('NoSuchEntity', `The role policy with name ${PolicyName} cannot be found.`, 404);
    }
    return {
      RoleName,
      PolicyName,
      PolicyDocument: encodedPolicy(policy.document),
    } satisfies GetRolePolicyResponse;
  },
});
