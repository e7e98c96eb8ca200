import type { GetRolePolicyResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { IamPorts } from '../ports';
import { encodedPolicy, policyNameInput, roleArnOf, roleNameInput } from './iam-input';

export const getRolePolicy = operation({
  name: 'GetRolePolicy',
  input: z.object({ RoleName: roleNameInput, PolicyName: policyNameInput }),
  authorize: ({ RoleName }, ports: IamPorts) => roleArnOf(ports, RoleName),
  run: ({ RoleName, PolicyName }, { access }: IamPorts) => {
    const document = access.roles.get(RoleName).policies.get(PolicyName);
    if (!document) {
      throw new AwsError('NoSuchEntity', `The role policy with name ${PolicyName} cannot be found.`, 404);
    }
    return {
      RoleName,
      PolicyName,
      PolicyDocument: encodedPolicy(document),
    } satisfies GetRolePolicyResponse;
  },
});
