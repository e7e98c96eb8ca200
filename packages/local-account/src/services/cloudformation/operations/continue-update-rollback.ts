import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { queryList } from '../../../wire/query-input';
import type { CloudFormationPorts } from '../ports';
import { requireExecutionRole, stackPermissions } from '../request/execution-role';
import { booleanInput, clientTokenInput, roleArnInput } from '../request/request-input';
import { noStackNamed, stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';
import { requireStatus } from '../stack/stack-status';

export const continueUpdateRollback = operation({
  name: 'ContinueUpdateRollback',
  input: z.object({
    StackName: stackNameInput,
    RoleARN: roleArnInput,
    ClientRequestToken: clientTokenInput,
    ResourcesToSkip: queryList(z.string()).default([]),
    ForceRollback: booleanInput.default(false),
  }),
  authorize: ({ StackName, RoleARN }, ports: CloudFormationPorts) =>
    stackPermissions(stackArnOf(ports, StackName), RoleARN),
  run: (
    { StackName, RoleARN, ResourcesToSkip, ForceRollback, ClientRequestToken },
    ports: CloudFormationPorts,
  ) => {
    const stack = stackOf(ports, StackName, noStackNamed);
    requireStatus(stack, ['UPDATE_ROLLBACK_FAILED'], 'continued to be rolled back');
    if (ForceRollback && ResourcesToSkip.length > 0) {
      throw new AwsError(
        'ValidationError',
        'ForceRollback and ResourcesToSkip cannot be specified together.',
      );
    }
    const failed = stack.resources.filter(({ status }) => status === 'UPDATE_FAILED');
    const failedIds = failed.map(({ logicalId }) => logicalId);
    const notFailed = ResourcesToSkip.filter((logicalId) => !failedIds.includes(logicalId));
    if (notFailed.length > 0) {
      // Not confirmed against AWS: the words for a resource that cannot be skipped.
      throw new AwsError(
        'ValidationError',
        `The resources [${notFailed.join(', ')}] cannot be skipped: they are not in the UPDATE_FAILED state.`,
      );
    }
    if (RoleARN !== undefined) requireExecutionRole(RoleARN, stack.stackId, ports);
    ports.stacks.rollback(stack, {
      skip: ForceRollback ? failedIds : ResourcesToSkip,
      ...(ClientRequestToken !== undefined && { clientRequestToken: ClientRequestToken }),
    });
    return {};
  },
});
