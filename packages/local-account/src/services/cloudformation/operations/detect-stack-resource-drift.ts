import type { DetectStackResourceDriftOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { describeDrift } from '../drift/describe-drift';
import { detectDrift, requireComplete } from '../drift/detect-drift';
import type { CloudFormationPorts } from '../ports';
import { noSuchResource } from '../stack/resource-description';
import { noStackNamed, stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';

export const detectStackResourceDrift = operation({
  name: 'DetectStackResourceDrift',
  input: z.object({ StackName: stackNameInput, LogicalResourceId: z.string() }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: async ({ StackName, LogicalResourceId: logicalId }, ports: CloudFormationPorts) => {
    const stack = stackOf(ports, StackName, noStackNamed);
    requireComplete(stack);
    const resource = stack.resources.find((candidate) => candidate.logicalId === logicalId);
    if (!resource) throw noSuchResource(logicalId, stack);
    const [drift] = await detectDrift(stack, ports, [logicalId]);
    if (!drift) {
      throw new AwsError(
        'ValidationError',
        `The local run does not run ${logicalId} (${resource.type}), so that it cannot drift`,
      );
    }
    ports.driftDetections.recordResources(stack, [drift]);
    return { StackResourceDrift: describeDrift(stack, drift) } satisfies DetectStackResourceDriftOutput;
  },
});
