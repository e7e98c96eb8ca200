import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { z } from 'zod';
import type { LocalServices } from '../../services/local-services';
import { operation } from '../../wire/operation';

/** Whatever its credentials, a client is the administrator of the account. */
export const getCallerIdentity = operation({
  name: 'GetCallerIdentity',
  input: z.object({}),
  run: (_, { principal }, { account }: LocalServices) => {
    const arn = principal.type === 'administrator' ? principal.arn : '';
    return {
      UserId: account.accountId,
      Account: account.accountId,
      Arn: arn,
    } satisfies GetCallerIdentityResponse;
  },
});
