import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { z } from 'zod';
import { callerIdentity } from '../../../access/caller-identity';
import { operation } from '../../../wire/operation';
import type { StsPorts } from '../ports';

export const getCallerIdentity = operation({
  name: 'GetCallerIdentity',
  input: z.object({}),
  // "No permissions are required to perform this operation" (STS API Reference).
  authorize: () => [],
  run: (_, { account }: StsPorts, { caller: { principal } }) => {
    const { arn, userId } = callerIdentity(principal);
    return { UserId: userId, Account: account.accountId, Arn: arn } satisfies GetCallerIdentityResponse;
  },
});
