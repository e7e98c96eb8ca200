import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { ChangeSet } from '../change-set/change-set';
import { changeSetNameInput, changeSetOf } from '../change-set/change-set-of';
import type { CloudFormationPorts } from '../ports';
import { onFailureOf } from '../request/on-failure';
import { booleanInput, clientTokenInput } from '../request/request-input';
import { changeSetStackArn, stackNameInput } from '../stack/stack-of';
import { requireUpdatable } from '../stack/stack-status';

export const executeChangeSet = operation({
  name: 'ExecuteChangeSet',
  input: z.object({
    ChangeSetName: changeSetNameInput,
    StackName: stackNameInput.optional(),
    ClientRequestToken: clientTokenInput,
    DisableRollback: booleanInput.optional(),
    RetainExceptOnCreate: booleanInput.default(false),
  }),
  authorize: (input, ports: CloudFormationPorts) => changeSetStackArn(ports, input),
  run: (input, ports: CloudFormationPorts) => {
    const { ClientRequestToken, DisableRollback, RetainExceptOnCreate } = input;
    const { changeSets, stacks } = ports;
    const changeSet = changeSetOf(input, ports);
    requireExecutable(changeSet);
    const { onStackFailure, stack } = changeSet;
    const request = {
      ...changeSet.request,
      ...(DisableRollback !== undefined && {
        onFailure: onFailureOf({ DisableRollback, OnFailure: onStackFailure }),
      }),
      retainExceptOnCreate: RetainExceptOnCreate,
      ...(ClientRequestToken !== undefined && { clientRequestToken: ClientRequestToken }),
    };
    if (changeSet.type === 'UPDATE') requireUpdatable(stack);
    changeSets.stackChanges(stack, changeSet);
    changeSet.executionStatus = 'EXECUTE_IN_PROGRESS';
    if (changeSet.type === 'CREATE') stacks.create(stack, request);
    else stacks.update(stack, request);
    void stacks.settled(stack).then((failure) => {
      changeSet.executionStatus = failure ? 'EXECUTE_FAILED' : 'EXECUTE_COMPLETE';
    });
    return {};
  },
});

/** @throws AwsError `InvalidChangeSetStatus`; of a change set that failed, recorded on AWS */
function requireExecutable({ changeSetId, executionStatus, status }: ChangeSet): void {
  if (status === 'FAILED') {
    throw new AwsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSetId}] cannot be executed in its current status of [${status}]`,
    );
  }
  if (executionStatus === 'AVAILABLE') return;
  throw new AwsError(
    'InvalidChangeSetStatus',
    `ChangeSet [${changeSetId}] cannot be executed in its current execution status of [${executionStatus}]`,
  );
}
