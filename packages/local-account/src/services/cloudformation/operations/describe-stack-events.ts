import type { DescribeStackEventsOutput, ResourceStatus } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { noStackNamed, stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';
import { nextTokenInput, stackPage } from '../stack/stack-page';

export const describeStackEvents = operation({
  name: 'DescribeStackEvents',
  input: z.object({ StackName: stackNameInput, NextToken: nextTokenInput }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, NextToken }, ports: CloudFormationPorts) => {
    const stack = stackOf(ports, StackName, noStackNamed);
    const { items, nextToken } = stackPage([...stack.events].reverse(), NextToken);
    return {
      StackEvents: items.map((step) => ({
        StackId: stack.stackId,
        StackName: stack.stackName,
        EventId: step.eventId,
        OperationId: step.operationId,
        LogicalResourceId: step.logicalId,
        PhysicalResourceId: step.physicalId,
        ResourceType: step.type,
        Timestamp: step.time,
        // The SDK's type lacks the statuses that only a stack has.
        ResourceStatus: step.status as ResourceStatus,
        ResourceStatusReason: step.statusReason,
        ResourceProperties: step.properties && JSON.stringify(step.properties),
        ClientRequestToken: step.clientRequestToken,
      })),
      NextToken: nextToken,
    } satisfies DescribeStackEventsOutput;
  },
});
