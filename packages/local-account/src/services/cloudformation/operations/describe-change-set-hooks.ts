import type { DescribeChangeSetHooksOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { changeSetNameInput, changeSetOf } from '../change-set/change-set-of';
import type { CloudFormationPorts } from '../ports';
import { changeSetStackArn, stackNameInput } from '../stack/stack-of';

/** No hooks are registered here, so that none is called for a change set. */
export const describeChangeSetHooks = operation({
  name: 'DescribeChangeSetHooks',
  input: z.object({
    ChangeSetName: changeSetNameInput,
    StackName: stackNameInput.optional(),
    LogicalResourceId: z.string().optional(),
  }),
  authorize: (input, ports: CloudFormationPorts) => changeSetStackArn(ports, input),
  run: ({ LogicalResourceId: _, ...named }, ports: CloudFormationPorts) => {
    const { changeSetId, changeSetName, stack } = changeSetOf(named, ports);
    return {
      ChangeSetId: changeSetId,
      ChangeSetName: changeSetName,
      StackId: stack.stackId,
      StackName: stack.stackName,
      Status: 'UNAVAILABLE',
      Hooks: [],
    } satisfies DescribeChangeSetHooksOutput;
  },
});
