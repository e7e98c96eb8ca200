import { awsJson } from '../wire/aws-json';
import type { ServiceApi } from '../wire/service-api';
import { eventsOperations } from './events/operations/events-operations';
import type { LocalWorld } from './local-world';
import { pipesApi } from './pipes/operations/pipes-api';
import { sqsApi } from './sqs/operations/sqs-api';

/** The AWS APIs that the local run serves, with all their operations: each operation is a file in the folder of its API. */
export const apis: readonly ServiceApi<LocalWorld>[] = [
  pipesApi,
  sqsApi,
  {
    signingName: 'events',
    protocol: awsJson({ version: '1.1', targetPrefix: 'AWSEvents' }),
    operations: eventsOperations,
  },
];
