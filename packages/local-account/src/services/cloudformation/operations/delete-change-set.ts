import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { changeSetNameInput, findChangeSet } from '../change-set/change-set-of';
import type { CloudFormationPorts } from '../ports';
import { changeSetStackArn, stackNameInput } from '../stack/stack-of';

/** To delete one that is not there is no error. */
export const deleteChangeSet = operation({
  name: 'DeleteChangeSet',
  input: z.object({ ChangeSetName: changeSetNameInput, StackName: stackNameInput.optional() }),
  authorize: (input, ports: CloudFormationPorts) => changeSetStackArn(ports, input),
  run: (named, ports: CloudFormationPorts) => {
    const changeSet = findChangeSet(named, ports);
    if (changeSet?.executionStatus === 'EXECUTE_IN_PROGRESS') {
      throw new AwsError(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.changeSetId}] cannot be deleted in its current execution status of [EXECUTE_IN_PROGRESS]`,
      );
    }
    if (changeSet) ports.changeSets.delete(changeSet);
    return {};
  },
});
