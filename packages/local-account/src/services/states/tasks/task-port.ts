import { randomUUID } from 'node:crypto';
import { TaskFailure, type TaskIntegration, type TaskPort } from '@pipeline/states-language';
import type { Caller } from '../../../access/caller';
import { AwsError } from '../../../errors/aws-error';
import type { Call } from '../../../wire/operation';
import type { TaskNeeds } from '../needs';
import type { Integration, TaskExecution } from './integration';
import { lambdaFunction, lambdaInvoke } from './invoke-function';
import { eventsPutEvents } from './put-events';
import { sqsSendMessage } from './send-message';

const INTEGRATIONS: Readonly<Record<TaskIntegration, Integration>> = {
  'lambda:invoke': lambdaInvoke,
  'lambda:function': lambdaFunction,
  'sqs:sendMessage': sqsSendMessage,
  'events:putEvents': eventsPutEvents,
};

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
    runTask: async (task) => {
      const integration = INTEGRATIONS[task.integration];
      try {
        const call = {
          caller: assumeRole(),
          signal: task.signal,
          ...task.attachment,
          holdTime: task.holdTime,
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
