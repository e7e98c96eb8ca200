import type { SdkArguments, SdkIntegration, TaskCall } from '@pipeline/states-language';
import { AwsError } from '../../../../errors/aws-error';
import { ownValue } from '../../../../record-by-name';
import type { ServedOperation } from '../../../../service';
import type { AwsApis, TaskNeeds } from '../../needs';
import type { Integration } from '../integration';
import { readSdkArguments } from './sdk-arguments';
import { describeSdkError } from './sdk-error';
import { large, sdkMembersOf } from './sdk-members';
import { sdkResult } from './sdk-result';
import { SDK_SERVICES, type SdkService } from './sdk-services';

/** The arguments of the actions that the account's APIs serve. */
export function sdkArguments(apis: AwsApis): SdkArguments {
  return (serviceName, action) => {
    const service = ownValue(SDK_SERVICES, serviceName);
    const operation = service && findOperation(apis, service, action);
    return operation && sdkMembersOf(operation);
  };
}

/** `arn:aws:states:::aws-sdk:sqs:createQueue`: any action of an AWS API that the account serves. */
export function sdkCall(integration: SdkIntegration): Integration {
  const [, serviceName = '', action = ''] = integration.split(':');
  const service = ownValue(SDK_SERVICES, serviceName);
  if (!service) throw new Error(`There is no ${serviceName} among the services of the SDK integration`);
  return {
    run: async ({ apis }: TaskNeeds, call, { arguments: args }: Pick<TaskCall, 'arguments'>) => {
      const operation = findOperation(apis, service, action);
      if (!operation) throw new AwsError('InvalidAction', `${serviceName} has no action ${action}`);
      const answer = await operation.call(readSdkArguments(service, operation, args), call);
      return sdkResult(service, operation, answer);
    },
    describeError: (error, requestId) => describeSdkError(service, error, requestId),
  };
}

function findOperation(
  apis: AwsApis,
  { name, streaming = [] }: SdkService,
  action: string,
): ServedOperation | undefined {
  const operationName = large(action);
  return streaming.includes(operationName) ? undefined : apis.find(name, operationName);
}
