import type { UpdateTerminationProtectionOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { booleanInput } from '../request/request-input';
import { noStackNamed, stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';

export const updateTerminationProtection = operation({
  name: 'UpdateTerminationProtection',
  input: z.object({ StackName: stackNameInput, EnableTerminationProtection: booleanInput }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, EnableTerminationProtection }, ports: CloudFormationPorts) => {
    const stack = stackOf(ports, StackName, noStackNamed);
    // Not confirmed against AWS: the words for a stack that is deleted.
    if (stack.deletedAt) throw new AwsError('ValidationError', noStackNamed(StackName));
    ports.stacks.protect(stack, EnableTerminationProtection);
    return { StackId: stack.stackId } satisfies UpdateTerminationProtectionOutput;
  },
});
