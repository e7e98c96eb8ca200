import type { ServiceApi } from '../../../wire/service-api';
import type { LocalWorld } from '../../local-world';
import { getCallerIdentity } from './get-caller-identity';

export const stsApi: ServiceApi<LocalWorld> = {
  signingName: 'sts',
  protocol: {
    kind: 'awsQuery',
    version: '2011-06-15',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  },
  operations: [getCallerIdentity],
};
