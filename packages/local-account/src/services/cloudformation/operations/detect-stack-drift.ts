import type { DetectStackDriftOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { queryList } from '../../../wire/query-input';
import { detectDrift, requireComplete } from '../drift/detect-drift';
import type { CloudFormationPorts } from '../ports';
import { noStackNamed, stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';

export const detectStackDrift = operation({
  name: 'DetectStackDrift',
  input: z.object({ StackName: stackNameInput, LogicalResourceIds: queryList(z.string()).optional() }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: async ({ StackName, LogicalResourceIds }, ports: CloudFormationPorts) => {
    const stack = stackOf(ports, StackName, noStackNamed);
    requireComplete(stack);
    const found = await detectDrift(stack, ports, LogicalResourceIds);
    const { detectionId } = ports.driftDetections.record(stack, found);
    return { StackDriftDetectionId: detectionId } satisfies DetectStackDriftOutput;
  },
});
