import type { DescribeStackEventsOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { pageInOrder } from '../../../wire/page';
import type { CloudFormationPorts } from '../ports';
import { stepsOf } from './stack-events';
import { INVALID_TOKEN, stackArnOf, stackNameInput, stackOf } from './stack-of';

/** The operation has no page size of the caller's; how many AWS gives is not confirmed. */
const EVENTS_A_PAGE = 100;

export const describeStackEvents = operation({
  name: 'DescribeStackEvents',
  input: z.object({ StackName: stackNameInput, NextToken: z.string().optional() }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, NextToken }, ports: CloudFormationPorts) => {
    const stack = stackOf(ports, StackName, (name) => `Stack [${name}] does not exist`);
    const { items, nextToken } = pageInOrder(stepsOf(stack), {
      limit: EVENTS_A_PAGE,
      token: NextToken,
      invalidToken: INVALID_TOKEN,
    });
    return {
      StackEvents: items.map((step) => ({
        StackId: stack.stackId,
        StackName: stack.stackName,
        EventId: step.eventId,
        LogicalResourceId: step.logicalId,
        PhysicalResourceId: step.physicalId,
        ResourceType: step.type,
        Timestamp: step.time,
        ResourceStatus: step.status,
        ResourceStatusReason: step.reason,
        ResourceProperties: step.properties && JSON.stringify(step.properties),
      })),
      NextToken: nextToken,
    } satisfies DescribeStackEventsOutput;
  },
});
