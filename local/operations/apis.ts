import { protocolError } from '../services/sqs';
import type { ServiceApi } from '../wire/service-api';
import { describeStackResources } from './cloudformation/describe-stack-resources';
import { describeStacks } from './cloudformation/describe-stacks';
import { testEventPattern } from './events/test-event-pattern';
import type { LocalWorld } from './local-world';
import { describeLogGroups } from './logs/describe-log-groups';
import { describeLogStreams } from './logs/describe-log-streams';
import { filterLogEvents } from './logs/filter-log-events';
import { getLogEvents } from './logs/get-log-events';
import { sqsOperations } from './sqs/sqs-operations';
import { getCallerIdentity } from './sts/get-caller-identity';

/** The AWS APIs that the local run serves. */
export const apis: readonly ServiceApi<LocalWorld>[] = [
  {
    signingName: 'sts',
    protocol: {
      kind: 'awsQuery',
      version: '2011-06-15',
      xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    },
    operations: [getCallerIdentity],
  },
  {
    signingName: 'cloudformation',
    protocol: {
      kind: 'awsQuery',
      version: '2010-05-15',
      xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    },
    operations: [describeStackResources, describeStacks],
  },
  {
    signingName: 'logs',
    protocol: { kind: 'awsJson', version: '1.1', targetPrefix: 'Logs_20140328' },
    operations: [describeLogGroups, describeLogStreams, filterLogEvents, getLogEvents],
  },
  {
    signingName: 'sqs',
    protocol: { kind: 'awsJson', version: '1.0', targetPrefix: 'AmazonSQS', describeError: protocolError },
    operations: sqsOperations,
  },
  {
    signingName: 'events',
    protocol: { kind: 'awsJson', version: '1.1', targetPrefix: 'AWSEvents' },
    operations: [testEventPattern],
  },
];
