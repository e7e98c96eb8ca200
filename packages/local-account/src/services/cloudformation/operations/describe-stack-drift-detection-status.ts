import type { DescribeStackDriftDetectionStatusOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';

/** A detection is complete when its id is given out. */
export const describeStackDriftDetectionStatus = operation({
  name: 'DescribeStackDriftDetectionStatus',
  input: z.object({ StackDriftDetectionId: z.string().min(1).max(36) }),
  authorize: () => '*',
  run: ({ StackDriftDetectionId }, { driftDetections }: CloudFormationPorts) => {
    const detection = driftDetections.find(StackDriftDetectionId);
    if (!detection) {
      throw new AwsError('ValidationError', `StackDriftDetectionId ${StackDriftDetectionId} does not exist`);
    }
    return {
      StackId: detection.stack.stackId,
      StackDriftDetectionId,
      StackDriftStatus: detection.status,
      DetectionStatus: 'DETECTION_COMPLETE',
      DriftedStackResourceCount: detection.driftedCount,
      Timestamp: detection.checkedAt,
    } satisfies DescribeStackDriftDetectionStatusOutput;
  },
});
