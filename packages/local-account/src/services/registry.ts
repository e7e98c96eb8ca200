import type { ResourceType } from '../engine/resource-type';
import { lambdaFunction } from './lambda/resources/lambda-function';
import type { LocalServices } from './local-services';
import { logsLogGroup } from './logs/resources/logs-log-group';
import { statesStateMachine } from './states/resources/states-state-machine';

export const legacyResourceTypes: readonly ResourceType<LocalServices>[] = [
  lambdaFunction,
  logsLogGroup,
  statesStateMachine,
];

export const legacyAcceptedTypes: Readonly<Record<string, string>> = {
  'AWS::Logs::QueryDefinition': 'Logs Insights is not run locally',
};
