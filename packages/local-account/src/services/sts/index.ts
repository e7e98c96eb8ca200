import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { awsQuery } from '../../wire/aws-query';
import { assumeRole } from './operations/assume-role';
import { getCallerIdentity } from './operations/get-caller-identity';
import type { StsPorts } from './ports';

/** STS: who a client is, and sessions of roles. */
export function stsService(account: AccountPorts): Service {
  return createService<StsPorts>(account, {
    name: 'sts',
    ports: account,
    api: {
      protocol: awsQuery({ xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/' }),
      operations: [assumeRole, getCallerIdentity],
      inputErrors: { constraint: 'ValidationError', type: 'MalformedInput' },
    },
  });
}
