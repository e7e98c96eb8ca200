import { randomUUID } from 'node:crypto';
import {
  isSdkIntegration,
  type OptimizedIntegration,
  TaskFailure,
  type TaskIntegration,
  type TaskPort,
} from '@pipeline/states-language';
import type { Caller } from '../../../access/caller';
import { AwsError } from '../../../errors/aws-error';
import type { Call } from '../../../wire/operation';
import type { TaskNeeds } from '../needs';
import { apiGatewayInvoke } from './apigateway-invoke';
import { sdkCall } from './aws-sdk/sdk-call';
import { httpInvoke } from './http/http-invoke';
import type { Integration, TaskExecution } from './integration';
import { lambdaFunction, lambdaInvoke } from './invoke-function';
import { dynamoDbCall, snsPublish, statesStartExecution } from './optimized-call';
import { eventsPutEvents } from './put-events';
import { sqsSendMessage } from './send-message';

const OPTIMIZED: Readonly<Record<OptimizedIntegration, Integration>> = {
  'lambda:invoke': lambdaInvoke,
  'lambda:function': lambdaFunction,
  'sqs:sendMessage': sqsSendMessage,
  'events:putEvents': eventsPutEvents,
  'sns:publish': snsPublish,
  'states:startExecution': statesStartExecution,
  'apigateway:invoke': apiGatewayInvoke,
  'http:invoke': httpInvoke,
  'dynamodb:getItem': dynamoDbCall('GetItem'),
  'dynamodb:putItem': dynamoDbCall('PutItem'),
  'dynamodb:updateItem': dynamoDbCall('UpdateItem'),
  'dynamodb:deleteItem': dynamoDbCall('DeleteItem'),
};

function integrationOf(name: TaskIntegration): Integration {
  return isSdkIntegration(name) ? sdkCall(name) : OPTIMIZED[name];
}

/** What a task is called for. */
export type TaskContext = Pick<Call, 'passage' | 'transaction'>;

/**
 * The service integrations of Task states, called with the role of the state machine, for the transaction of the execution.
 *
 * @param assumeRole takes on the role, anew for each task; throws AccessDenied
 */
export function taskPort(
  needs: TaskNeeds,
  assumeRole: () => Caller,
  execution: TaskExecution,
): TaskPort<TaskContext> {
  return {
    async runTask(task) {
      const integration = integrationOf(task.integration);
      try {
        const call = {
          caller: assumeRole(),
          ...task.attachment,
          holdTime: task.holdTime,
          // It is made for whoever asks, and most ask for none.
          get signal() {
            return task.signal;
          },
        };
        return await integration.run(needs, call, task, execution);
      } catch (problem) {
        if (!(problem instanceof AwsError)) throw problem;
        const { error, cause } = integration.describeError(problem, randomUUID());
        throw new TaskFailure(error, cause);
      }
    },
  };
}
