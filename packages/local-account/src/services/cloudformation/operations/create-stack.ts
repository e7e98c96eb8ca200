import type { CreateStackOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { stackPermissions } from '../request/execution-role';
import { onFailureOf } from '../request/on-failure';
import { readStackRequest } from '../request/read-stack-request';
import { booleanInput, clientTokenInput, stackRequestInput } from '../request/request-input';
import { newStackNameInput, stackArnOf } from '../stack/stack-of';

export const createStack = operation({
  name: 'CreateStack',
  input: z.object({
    ...stackRequestInput,
    StackName: newStackNameInput,
    ClientRequestToken: clientTokenInput,
    DisableRollback: booleanInput.optional(),
    OnFailure: z.enum(['DO_NOTHING', 'ROLLBACK', 'DELETE']).optional(),
    RetainExceptOnCreate: booleanInput.default(false),
    EnableTerminationProtection: booleanInput.default(false),
    TimeoutInMinutes: z.never({ error: 'The local run does not serve TimeoutInMinutes.' }).optional(),
  }),
  authorize: ({ StackName, RoleARN }, ports: CloudFormationPorts) =>
    stackPermissions(stackArnOf(ports, StackName), RoleARN),
  run: async (input, ports: CloudFormationPorts, call) => {
    const { ClientRequestToken, StackName, DeploymentConfig } = input;
    const { stacks, changeSets } = ports;
    const present = stacks.find(StackName);
    if (
      present &&
      ClientRequestToken !== undefined &&
      present.request?.clientRequestToken === ClientRequestToken
    ) {
      return { StackId: present.stackId };
    }
    const request = await readStackRequest(input, ports, call);
    const inReview = stacks.find(StackName);
    if (inReview && inReview.status !== 'REVIEW_IN_PROGRESS') {
      throw new AwsError('AlreadyExistsException', `Stack [${StackName}] already exists`);
    }
    if (inReview) changeSets.stackChanges(inReview);
    const stack = stacks.create(inReview ?? StackName, {
      ...request,
      onFailure: onFailureOf({
        DisableRollback: input.DisableRollback ?? DeploymentConfig?.DisableRollback,
        OnFailure: input.OnFailure,
        mode: DeploymentConfig?.Mode,
      }),
      retainExceptOnCreate: input.RetainExceptOnCreate,
      ...(ClientRequestToken !== undefined && { clientRequestToken: ClientRequestToken }),
    });
    stacks.protect(stack, input.EnableTerminationProtection);
    return { StackId: stack.stackId } satisfies CreateStackOutput;
  },
});
