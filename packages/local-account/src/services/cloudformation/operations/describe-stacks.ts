import type { DescribeStacksOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { StackView } from '../../../engine/stacks/stack-view';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { capabilitiesOf } from './capabilities';
import { stackArnOf, stackNameInput, stackOf } from './stack-of';
import { nextTokenInput, stackPage } from './stack-page';

export const describeStacks = operation({
  name: 'DescribeStacks',
  input: z.object({ StackName: stackNameInput.optional(), NextToken: nextTokenInput }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, NextToken }, ports: CloudFormationPorts) => {
    const described = StackName === undefined ? ports.stacks.list() : [stackOf(ports, StackName)];
    const { items, nextToken } = stackPage(described, NextToken);
    return { Stacks: items.map(stackDescription), NextToken: nextToken } satisfies DescribeStacksOutput;
  },
});

function stackDescription(stack: StackView) {
  const { outputs, request } = stack;
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    Description: request?.template.Description,
    CreationTime: stack.createdAt,
    LastUpdatedTime: stack.updatedAt,
    DeletionTime: stack.deletedAt,
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: request?.onFailure === 'DO_NOTHING',
    EnableTerminationProtection: stack.terminationProtection,
    Capabilities: request && capabilitiesOf(request.template).capabilities,
    RoleARN: request?.roleArn,
    Parameters: Object.entries(request?.template.Parameters ?? {}).map(([key, { Default }]) => {
      const value = request?.parameters?.get(key) ?? Default;
      return { ParameterKey: key, ParameterValue: value === undefined ? undefined : String(value) };
    }),
    Tags: (request?.tags ?? []).map(({ key, value }) => ({ Key: key, Value: value })),
    NotificationARNs: [...(request?.notificationArns ?? [])],
    RollbackConfiguration: {},
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' as const },
    Outputs: outputs.map(({ name, value, description, exportName }) => ({
      OutputKey: name,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
  };
}
