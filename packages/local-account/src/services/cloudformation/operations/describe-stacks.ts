import type { DescribeStacksOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { RunningStack } from '../../../engine/running-stack';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { capabilitiesOf } from './capabilities';
import { INVALID, stackNameInput, stackOf } from './stack-of';

export const describeStacks = operation({
  ...INVALID,
  name: 'DescribeStacks',
  input: z.object({ StackName: stackNameInput.optional() }),
  run: ({ StackName }, _, world: LocalWorld) => {
    const stack = StackName === undefined ? world.stack : stackOf(world, StackName);
    return { Stacks: [describe(stack)] } satisfies DescribeStacksOutput;
  },
});

function describe(stack: RunningStack) {
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
      ParameterValue: Default === undefined ? undefined : String(Default as string | number),
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
