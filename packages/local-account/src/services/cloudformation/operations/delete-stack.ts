import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { queryList } from '../../../wire/query-input';
import type { CloudFormationPorts } from '../ports';
import { requireExecutionRole, stackPermissions } from '../request/execution-role';
import { clientTokenInput, deploymentConfigInput, roleArnInput } from '../request/request-input';
import { stackArnOf, stackNameInput } from '../stack/stack-of';
import { isInProgress } from '../stack/stack-status';

export const deleteStack = operation({
  name: 'DeleteStack',
  input: z.object({
    StackName: stackNameInput,
    RetainResources: queryList(z.string()).default([]),
    RoleARN: roleArnInput,
    ClientRequestToken: clientTokenInput,
    DeletionMode: z
      .enum(['STANDARD', 'FORCE_DELETE_STACK'])
      .refine((mode) => mode === 'STANDARD', {
        error: 'The local run does not serve DeletionMode FORCE_DELETE_STACK.',
      })
      .optional(),
    DeploymentConfig: deploymentConfigInput,
  }),
  authorize: ({ StackName, RoleARN }, ports: CloudFormationPorts) =>
    stackPermissions(stackArnOf(ports, StackName), RoleARN),
  run: async ({ StackName, RoleARN, RetainResources, ClientRequestToken }, ports: CloudFormationPorts) => {
    const { stacks, changeSets } = ports;
    const stack = stacks.find(StackName);
    // To delete what is not there is no error.
    if (!stack || stack.status === 'DELETE_IN_PROGRESS' || stack.status === 'DELETE_COMPLETE') return {};
    if (stack.terminationProtection) {
      throw new AwsError(
        'ValidationError',
        `Stack [${stack.stackName}] cannot be deleted while TerminationProtection is enabled`,
      );
    }
    // Not confirmed against AWS: the words for RetainResources at a time when they are not taken.
    if (RetainResources.length > 0 && stack.status !== 'DELETE_FAILED') {
      throw new AwsError(
        'ValidationError',
        `Invalid operation on stack [${stack.stackId}]. Specify RetainResources only when the stack is in the DELETE_FAILED state.`,
      );
    }
    if (RoleARN !== undefined) requireExecutionRole(RoleARN, stack.stackId, ports);
    if (isInProgress(stack) && stack.status !== 'CREATE_IN_PROGRESS') {
      throw new AwsError(
        'ValidationError',
        `Stack [${stack.stackName}] cannot be deleted while in status ${stack.status}`,
      );
    }
    // AWS breaks a creation off; here it comes to its end first.
    await stacks.settled(stack);
    changeSets.stackIsDeleted(stack);
    if (!isInProgress(stack)) {
      stacks.delete(stack, {
        retain: RetainResources,
        ...(ClientRequestToken !== undefined && { clientRequestToken: ClientRequestToken }),
      });
    }
    return {};
  },
});
