import type { ResourceType } from '../engine/resource-type';
import { iamPolicy } from './iam/resources/iam-policy';
import { iamRole } from './iam/resources/iam-role';
import { kmsKey } from './kms/resources/kms-key';
import { lambdaFunction } from './lambda/resources/lambda-function';
import type { LocalServices } from './local-services';
import { logsLogGroup } from './logs/resources/logs-log-group';
import { sqsQueue } from './sqs/resources/sqs-queue';
import { sqsQueuePolicy } from './sqs/resources/sqs-queue-policy';
import { statesStateMachine } from './states/resources/states-state-machine';

export const legacyResourceTypes: readonly ResourceType<LocalServices>[] = [
  iamPolicy,
  iamRole,
  kmsKey,
  lambdaFunction,
  logsLogGroup,
  sqsQueue,
  sqsQueuePolicy,
  statesStateMachine,
];

export const legacyAcceptedTypes: Readonly<Record<string, string>> = {
  'AWS::CDK::Metadata': 'tells AWS which constructs a stack is made of',
  'AWS::Logs::QueryDefinition': 'Logs Insights is not run locally',
};
