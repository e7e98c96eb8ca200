import type { ServiceApi } from '../wire/service-api';
import { cloudFormationApi } from './cloudformation/cloudformation-api';
import { eventsOperations } from './events/events-operations';
import { iamApi } from './iam/iam-api';
import { lambdaApi } from './lambda/lambda-api';
import type { LocalWorld } from './local-world';
import { logsApi } from './logs/logs-api';
import { pipesApi } from './pipes/pipes-api';
import { sqsApi } from './sqs/sqs-api';
import { statesApi } from './states/states-api';
import { stsApi } from './sts/sts-api';

/** The AWS APIs that the local run serves, with all their operations: each operation is a file in the folder of its API. */
export const apis: readonly ServiceApi<LocalWorld>[] = [
  cloudFormationApi,
  iamApi,
  lambdaApi,
  logsApi,
  pipesApi,
  sqsApi,
  statesApi,
  stsApi,
  {
    signingName: 'events',
    protocol: { kind: 'awsJson', version: '1.1', targetPrefix: 'AWSEvents' },
    operations: eventsOperations,
  },
];
