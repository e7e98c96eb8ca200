import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { StsPorts } from '../ports';

/** Whatever its credentials, a client is the administrator of the account. */
export const getCallerIdentity = operation({
  name: 'GetCallerIdentity',
  input: z.object({}),
  // "No permissions are required to perform this operation" (STS API Reference).
  authorize: () => [],
  run: (_, { account }: StsPorts, { caller: { principal } }) =>
    ({
      UserId: account.accountId,
      Account: account.accountId,
      Arn: principal.type === 'administrator' ? principal.arn : '',
    }) satisfies GetCallerIdentityResponse,
});
