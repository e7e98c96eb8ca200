import type { UpdateStackOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { stackPermissions } from '../request/execution-role';
import { inAwsWords } from '../request/in-aws-words';
import { onFailureOf } from '../request/on-failure';
import { readStackRequest } from '../request/read-stack-request';
import { booleanInput, clientTokenInput, stackRequestInput } from '../request/request-input';
import { noStackNamed, stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';
import { requireUpdatable } from '../stack/stack-status';

export const updateStack = operation({
  name: 'UpdateStack',
  input: z.object({
    ...stackRequestInput,
    StackName: stackNameInput,
    UsePreviousTemplate: booleanInput.optional(),
    ClientRequestToken: clientTokenInput,
    DisableRollback: booleanInput.optional(),
    RetainExceptOnCreate: booleanInput.default(false),
    StackPolicyDuringUpdateBody: z
      .never({ error: 'The local run does not serve StackPolicyDuringUpdateBody.' })
      .optional(),
    StackPolicyDuringUpdateURL: z
      .never({ error: 'The local run does not serve StackPolicyDuringUpdateURL.' })
      .optional(),
  }),
  authorize: ({ StackName, RoleARN }, ports: CloudFormationPorts) =>
    stackPermissions(stackArnOf(ports, StackName), RoleARN),
  run: async (input, ports: CloudFormationPorts, call) => {
    const { ClientRequestToken, StackName, DeploymentConfig } = input;
    const { stacks, changeSets } = ports;
    const stack = stackOf(ports, StackName, noStackNamed);
    if (ClientRequestToken !== undefined && stack.request?.clientRequestToken === ClientRequestToken) {
      return { StackId: stack.stackId };
    }
    requireUpdatable(stack);
    const request = await readStackRequest(input, ports, call, stack);
    requireUpdatable(stack);
    if (inAwsWords(() => stacks.plan(stack, request)).isUnchanged) {
      throw new AwsError('ValidationError', 'No updates are to be performed.');
    }
    changeSets.stackChanges(stack);
    stacks.update(stack, {
      ...request,
      onFailure: onFailureOf({
        DisableRollback: input.DisableRollback ?? DeploymentConfig?.DisableRollback,
        mode: DeploymentConfig?.Mode,
      }),
      retainExceptOnCreate: input.RetainExceptOnCreate,
      ...(ClientRequestToken !== undefined && { clientRequestToken: ClientRequestToken }),
    });
    return { StackId: stack.stackId } satisfies UpdateStackOutput;
  },
});
