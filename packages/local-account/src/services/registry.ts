import type { Registry } from '../engine/registry';
import type { ResourceType } from '../engine/resource-type';
import { eventsArchive } from './events/resources/events-archive';
import { eventsEventBus } from './events/resources/events-event-bus';
import { eventsEventBusPolicy } from './events/resources/events-event-bus-policy';
import { eventsRule } from './events/resources/events-rule';
import { apiGatewayV2Api } from './http-api/resources/api-gateway-v2-api';
import { apiGatewayV2Authorizer } from './http-api/resources/api-gateway-v2-authorizer';
import { apiGatewayV2Integration } from './http-api/resources/api-gateway-v2-integration';
import { apiGatewayV2Route } from './http-api/resources/api-gateway-v2-route';
import { apiGatewayV2Stage } from './http-api/resources/api-gateway-v2-stage';
import { iamPolicy } from './iam/resources/iam-policy';
import { iamRole } from './iam/resources/iam-role';
import { kmsKey } from './kms/resources/kms-key';
import { lambdaFunction } from './lambda/resources/lambda-function';
import type { LocalServices } from './local-services';
import { logsLogGroup } from './logs/resources/logs-log-group';
import { pipesPipe } from './pipes/resources/pipes-pipe';
import { sqsQueue } from './sqs/resources/sqs-queue';
import { sqsQueuePolicy } from './sqs/resources/sqs-queue-policy';
import { statesStateMachine } from './states/resources/states-state-machine';

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
