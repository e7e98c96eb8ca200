import type { DescribeStacksOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { RunningStack } from '../../../engine/running-stack';
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
    const described = StackName === undefined ? ports.stacks() : [stackOf(ports, StackName)];
    const { items, nextToken } = stackPage(described, NextToken);
    return { Stacks: items.map(stackDescription), NextToken: nextToken } satisfies DescribeStacksOutput;
  },
});

function stackDescription(stack: RunningStack) {
  const { template, outputs } = stack;
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    Description: template.Description,
    CreationTime: stack.createdAt,
    StackStatus: 'CREATE_COMPLETE' as const,
    DisableRollback: false,
    EnableTerminationProtection: false,
    Capabilities: capabilitiesOf(template).capabilities,
    Parameters: Object.entries(template.Parameters).map(([key, { Default }]) => ({
      ParameterKey: key,
      ParameterValue: Default === undefined ? undefined : String(Default),
    })),
    Tags: [],
    NotificationARNs: [],
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
