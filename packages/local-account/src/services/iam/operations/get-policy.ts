import type { GetPolicyResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { IamPorts } from '../ports';
import { managedPolicyOf, policyArnInput } from './iam-input';
import { policyDescription } from './policy-description';

export const getPolicy = operation({
  name: 'GetPolicy',
  input: z.object({ PolicyArn: policyArnInput }),
  authorize: ({ PolicyArn }) => PolicyArn,
  run: ({ PolicyArn }, ports: IamPorts) => {
    const policy = managedPolicyOf(ports, PolicyArn);
    const { description, tags } = policy;
    return {
      Policy: {
        ...policyDescription(policy, ports),
        ...(description && { Description: description }),
        Tags: [...tags],
      },
    } satisfies GetPolicyResponse;
  },
});
