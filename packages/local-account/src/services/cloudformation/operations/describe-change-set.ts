import type { DescribeChangeSetOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { changeSetNameInput, changeSetOf } from '../change-set/change-set-of';
import { describeChange } from '../change-set/describe-change';
import type { CloudFormationPorts } from '../ports';
import { booleanInput } from '../request/request-input';
import { describeRequest } from '../stack/describe-request';
import { changeSetStackArn, stackNameInput } from '../stack/stack-of';
import { nextTokenInput, stackPage } from '../stack/stack-page';

export const describeChangeSet = operation({
  name: 'DescribeChangeSet',
  input: z.object({
    ChangeSetName: changeSetNameInput,
    StackName: stackNameInput.optional(),
    IncludePropertyValues: booleanInput.default(false),
    NextToken: nextTokenInput,
  }),
  authorize: (input, ports: CloudFormationPorts) => changeSetStackArn(ports, input),
  run: ({ IncludePropertyValues, NextToken, ...named }, ports: CloudFormationPorts) => {
    const changeSet = changeSetOf(named, ports);
    const { request, stack } = changeSet;
    const { items, nextToken } = stackPage(changeSet.changes, NextToken);
    return {
      ChangeSetName: changeSet.changeSetName,
      ChangeSetId: changeSet.changeSetId,
      StackName: stack.stackName,
      StackId: stack.stackId,
      Description: changeSet.description,
      CreationTime: changeSet.createdAt,
      ExecutionStatus: changeSet.executionStatus,
      Status: changeSet.status,
      StatusReason: changeSet.statusReason,
      RollbackConfiguration: {},
      Changes: items.map((change) => describeChange(change, changeSet, IncludePropertyValues)),
      NextToken: nextToken,
      IncludeNestedStacks: changeSet.includeNestedStacks,
      OnStackFailure: changeSet.onStackFailure,
      ...(request.revertsDrift && {
        DeploymentMode: 'REVERT_DRIFT' as const,
        StackDriftStatus: changeSet.stackDriftStatus,
      }),
      ...describeRequest(request, ports),
      NotificationARNs: [],
    } satisfies DescribeChangeSetOutput;
  },
});
