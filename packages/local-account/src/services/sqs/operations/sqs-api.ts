import { awsJson } from '../../../wire/aws-json';
import type { ServiceApi } from '../../../wire/service-api';
import type { LocalWorld } from '../../local-world';
import { protocolError } from '..';
import { sqsOperations } from './sqs-operations';

export const sqsApi: ServiceApi<LocalWorld> = {
  signingName: 'sqs',
  protocol: awsJson({ version: '1.0', targetPrefix: 'AmazonSQS', describeError: protocolError }),
  operations: sqsOperations,
};
