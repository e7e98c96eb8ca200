import type { Registry } from '../engine/registry';
import type { ResourceType } from '../engine/resource-type';
import type { LocalServices } from '../services/local-services';
import { apiGatewayV2Api } from './api-gateway-v2-api';
import { apiGatewayV2Authorizer } from './api-gateway-v2-authorizer';
import { apiGatewayV2Integration } from './api-gateway-v2-integration';
import { apiGatewayV2Route } from './api-gateway-v2-route';
import { apiGatewayV2Stage } from './api-gateway-v2-stage';
import { eventsArchive } from './events-archive';
import { eventsEventBus } from './events-event-bus';
import { eventsEventBusPolicy } from './events-event-bus-policy';
import { eventsRule } from './events-rule';
import { iamPolicy } from './iam-policy';
import { iamRole } from './iam-role';
import { kmsKey } from './kms-key';
import { lambdaFunction } from './lambda-function';
import { logsLogGroup } from './logs-log-group';
import { pipesPipe } from './pipes-pipe';
import { sqsQueue } from './sqs-queue';
import { sqsQueuePolicy } from './sqs-queue-policy';
import { statesStateMachine } from './states-state-machine';

const run: readonly ResourceType<LocalServices>[] = [
  apiGatewayV2Api,
  apiGatewayV2Authorizer,
  apiGatewayV2Integration,
  apiGatewayV2Route,
  apiGatewayV2Stage,
  eventsArchive,
  eventsEventBus,
  eventsEventBusPolicy,
  eventsRule,
  iamPolicy,
  iamRole,
  kmsKey,
  lambdaFunction,
  logsLogGroup,
  pipesPipe,
  sqsQueue,
  sqsQueuePolicy,
  statesStateMachine,
];

/** What the local run runs, and what it accepts without running it. */
export const registry: Registry<LocalServices> = {
  run: new Map(run.map((type) => [type.type, type])),
  accepted: new Map([
    ['AWS::CDK::Metadata', 'tells AWS which constructs a stack is made of'],
    ['AWS::CloudWatch::Alarm', 'there are no metrics locally'],
    ['AWS::CloudWatch::Dashboard', 'there are no metrics locally'],
    ['AWS::Logs::QueryDefinition', 'Logs Insights is not run locally'],
    ['AWS::SNS::Subscription', 'there are no alarms to tell of locally'],
    ['AWS::SNS::Topic', 'there are no alarms to tell of locally'],
    ['AWS::SNS::TopicPolicy', 'there are no alarms to tell of locally'],
  ]),
};
