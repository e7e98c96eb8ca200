import type { DescribeStacksOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../wire/operation';
import type { LocalWorld } from '../local-world';
import { stackOf } from './stack-of';

export const describeStacks = operation({
  name: 'DescribeStacks',
  input: z.object({ StackName: z.string().optional() }),
  invalid: 'ValidationError',
  run: ({ StackName }, _, world: LocalWorld) => {
    const stack = StackName === undefined ? world.stack : stackOf(world, StackName);
    return {
      Stacks: [
        {
          StackId: stack.stackId,
          StackName: stack.stackName,
          Description: stack.description,
          CreationTime: stack.createdAt,
          StackStatus: 'CREATE_COMPLETE',
          DisableRollback: false,
          EnableTerminationProtection: false,
          Capabilities: ['CAPABILITY_IAM'],
          Parameters: [],
          Tags: [],
          NotificationARNs: [],
          RollbackConfiguration: {},
          DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
          Outputs: stack.outputs.map(({ name, value, description }) => ({
            OutputKey: name,
            OutputValue: value,
            Description: description,
          })),
        },
      ],
    } satisfies DescribeStacksOutput;
  },
});
