import type { RollbackStackOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { requireExecutionRole, stackPermissions } from '../request/execution-role';
import { booleanInput, clientTokenInput, roleArnInput } from '../request/request-input';
import { noStackNamed, stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';
import { requireStatus } from '../stack/stack-status';

/** Takes back what an operation has done that failed and was not rolled back. */
export const rollbackStack = operation({
  name: 'RollbackStack',
  input: z.object({
    StackName: stackNameInput,
    RoleARN: roleArnInput,
    ClientRequestToken: clientTokenInput,
    RetainExceptOnCreate: booleanInput.default(false),
  }),
  authorize: ({ StackName, RoleARN }, ports: CloudFormationPorts) =>
    stackPermissions(stackArnOf(ports, StackName), RoleARN),
  run: ({ StackName, RoleARN, RetainExceptOnCreate, ClientRequestToken }, ports: CloudFormationPorts) => {
    const stack = stackOf(ports, StackName, noStackNamed);
    requireStatus(stack, ['CREATE_FAILED', 'UPDATE_FAILED'], 'rolled back');
    if (RoleARN !== undefined) requireExecutionRole(RoleARN, stack.stackId, ports);
    ports.changeSets.stackChanges(stack);
    ports.stacks.rollback(stack, {
      retainExceptOnCreate: RetainExceptOnCreate,
      ...(ClientRequestToken !== undefined && { clientRequestToken: ClientRequestToken }),
    });
    return { StackId: stack.stackId } satisfies RollbackStackOutput;
  },
});
