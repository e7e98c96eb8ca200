import type { DescribeEventsOutput, EventType } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { StackEvent } from '../../../engine/stacks/stack-event';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { changeSetNameInput, changeSetOf } from '../change-set/change-set-of';
import type { CloudFormationPorts } from '../ports';
import { booleanInput } from '../request/request-input';
import { describeEvent } from '../stack/describe-event';
import { changeSetStackArn, noStackNamed, stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';
import { nextTokenInput, stackPage } from '../stack/stack-page';

/** The events of a stack's operations. A change set is made at once here, and without validations or hooks: it has no events. */
export const describeEvents = operation({
  name: 'DescribeEvents',
  input: z.object({
    StackName: stackNameInput.optional(),
    ChangeSetName: changeSetNameInput.optional(),
    OperationId: z.string().min(1).optional(),
    Filters: z.object({ FailedEvents: booleanInput.optional() }).optional(),
    NextToken: nextTokenInput,
  }),
  authorize: ({ ChangeSetName, StackName }, ports: CloudFormationPorts) =>
    ChangeSetName === undefined
      ? stackArnOf(ports, StackName)
      : changeSetStackArn(ports, { ChangeSetName, StackName }),
  run: ({ ChangeSetName, Filters, NextToken, OperationId, StackName }, ports: CloudFormationPorts) => {
    if (ChangeSetName !== undefined) {
      changeSetOf({ ChangeSetName, StackName }, ports);
      return { OperationEvents: [] } satisfies DescribeEventsOutput;
    }
    if (StackName === undefined) {
      throw new AwsError('ValidationError', 'Either StackName or ChangeSetName is required');
    }
    const stack = stackOf(ports, StackName, noStackNamed);
    const selected = stack.events
      .filter(({ operationId }) => OperationId === undefined || operationId === OperationId)
      .filter((event) => !Filters?.FailedEvents || isFailure(event));
    const { items, nextToken } = stackPage(selected.reverse(), NextToken);
    return {
      OperationEvents: items.map((event) => ({
        ...describeEvent(stack, event),
        EventType: eventTypeOf(event),
      })),
      NextToken: nextToken,
    } satisfies DescribeEventsOutput;
  },
});

function isFailure({ status }: StackEvent): boolean {
  return status.endsWith('_FAILED');
}

function eventTypeOf(event: StackEvent): EventType {
  return isFailure(event) ? 'PROVISIONING_ERROR' : 'STACK_EVENT';
}
