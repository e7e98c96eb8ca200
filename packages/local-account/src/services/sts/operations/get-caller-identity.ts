import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { LocalServices } from '../../local-services';

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
