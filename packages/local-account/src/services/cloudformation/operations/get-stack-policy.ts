import type { GetStackPolicyOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';

/** No stack has a policy here: to set one is refused. */
export const getStackPolicy = operation({
  name: 'GetStackPolicy',
  input: z.object({ StackName: stackNameInput }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName }, ports: CloudFormationPorts) => {
    stackOf(ports, StackName);
    return {} satisfies GetStackPolicyOutput;
  },
});
