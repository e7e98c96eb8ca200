import type { ListRolesResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { iamArn } from '../../../arn';
import { operation } from '../../../wire/operation';
import type { IamPorts } from '../ports';
import { iamPage, pageInput } from './iam-input';
import { roleDescription } from './role-description';

export const listRoles = operation({
  name: 'ListRoles',
  input: pageInput.extend({ PathPrefix: z.string().min(1).max(512).default('/') }),
  // As in AWS's denials: `arn:aws:iam::123456789012:role/`.
  authorize: ({ PathPrefix }, { account }: IamPorts) => iamArn(account, `role${PathPrefix}`),
  run: (input, { access }: IamPorts) => {
    const roles = access.roles.all
      .map(roleDescription)
      .filter(({ Path }) => Path.startsWith(input.PathPrefix));
    const { items, more } = iamPage(roles, ({ RoleName }) => RoleName, input);
    return { Roles: [...items], ...more } satisfies ListRolesResponse;
  },
});
