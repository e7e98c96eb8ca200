import type { DescribeStackEventsOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { describeEvent } from '../stack/describe-event';
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
      StackEvents: items.map((event) => ({ ...describeEvent(stack, event), StackName: stack.stackName })),
      NextToken: nextToken,
    } satisfies DescribeStackEventsOutput;
  },
});
