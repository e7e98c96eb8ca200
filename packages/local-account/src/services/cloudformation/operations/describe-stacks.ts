import type { DescribeStacksOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { StackView } from '../../../engine/stacks/stack-view';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { describeRequest } from '../stack/describe-request';
import { stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';
import { nextTokenInput, stackPage } from '../stack/stack-page';

export const describeStacks = operation({
  name: 'DescribeStacks',
  input: z.object({ StackName: stackNameInput.optional(), NextToken: nextTokenInput }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, NextToken }, ports: CloudFormationPorts) => {
    const described = StackName === undefined ? ports.stacks.list() : [stackOf(ports, StackName)];
    const { items, nextToken } = stackPage(described, NextToken);
    return {
      Stacks: items.map((stack) => describeStack(stack, ports)),
      NextToken: nextToken,
    } satisfies DescribeStacksOutput;
  },
});

function describeStack(stack: StackView, ports: CloudFormationPorts) {
  const { outputs, request } = stack;
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    ChangeSetId: ports.changeSets.executedOf(stack)?.changeSetId,
    Description: request?.template.Description,
    CreationTime: stack.createdAt,
    LastUpdatedTime: stack.updatedAt,
    DeletionTime: stack.deletedAt,
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: request?.onFailure === 'DO_NOTHING',
    EnableTerminationProtection: stack.deletedAt ? undefined : stack.terminationProtection,
    RetainExceptOnCreate: request?.retainExceptOnCreate ? true : undefined,
    Tags: [],
    ...(request && describeRequest(request, ports)),
    NotificationARNs: [],
    RollbackConfiguration: {},
    DriftInformation: ports.driftDetections.ofStack(stack),
    Outputs: outputs.map(({ name, value, description, exportName }) => ({
      OutputKey: name,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
  };
}
