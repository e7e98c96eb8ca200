import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Connection } from '../../aws/connection';
import { orStays, type RedriveWay } from './redrive-way';

/**
 * Starts the workflow with the event, exactly as it is in *unprocessed*. SQS cannot move a letter from there, as no queue names
 * *unprocessed* as its dead-letter queue. An Express workflow answers that it was started, not how it ends: what fails again is a new letter.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export function startWorkflow({ states }: Pick<Connection, 'states'>, stateMachineArn: string): RedriveWay {
  return {
    objection({ event, target }) {
      if (target !== stateMachineArn)
        return target === undefined ? 'names no target' : `for another target: ${target}`;
      return event ? undefined : 'holds no event that can be read: EventBridge may have encrypted it';
    },
    async redrive({ messageId, message }) {
      const { executionArn, startDate } = await orStays(
        states.send(
          new StartExecutionCommand({
            stateMachineArn,
            // By which it is found. It keeps no second attempt away: for Express workflows StartExecution is not idempotent.
            name: `redrive-${messageId}`,
            input: message.Body,
          }),
        ),
      );
      return { execution: executionArn, acceptedAt: startDate?.getTime() };
    },
  };
}
