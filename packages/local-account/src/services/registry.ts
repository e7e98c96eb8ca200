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
import { lambdaFunction } from './lambda/resources/lambda-function';
import type { LocalServices } from './local-services';
import { logsLogGroup } from './logs/resources/logs-log-group';
import { pipesPipe } from './pipes/resources/pipes-pipe';
import { statesStateMachine } from './states/resources/states-state-machine';

export const legacyResourceTypes: readonly ResourceType<LocalServices>[] = [
  apiGatewayV2Api,
  apiGatewayV2Authorizer,
  apiGatewayV2Integration,
  apiGatewayV2Route,
  apiGatewayV2Stage,
  eventsArchive,
  eventsEventBus,
  eventsEventBusPolicy,
  eventsRule,
  lambdaFunction,
  logsLogGroup,
  pipesPipe,
  statesStateMachine,
];

export const legacyAcceptedTypes: Readonly<Record<string, string>> = {
  'AWS::Logs::QueryDefinition': 'Logs Insights is not run locally',
};
