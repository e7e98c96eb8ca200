import type { GetTemplateOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { isArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { stackArnOf, stackNameInput, stackOf } from './stack-of';

/**
 * Both stages are the same text: they differ only where there are transforms, which the local run refuses. No stack has a change set.
 * What is said of missing names and of a change set's ARN: recorded on AWS.
 */
export const getTemplate = operation({
  name: 'GetTemplate',
  input: z.object({
    StackName: stackNameInput.optional(),
    ChangeSetName: z
      .string()
      .min(1)
      .max(1600)
      .regex(/^(?:[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*)$/)
      .optional(),
    TemplateStage: z.enum(['Original', 'Processed']).optional(),
  }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, ChangeSetName }, ports: CloudFormationPorts) => {
    if (ChangeSetName !== undefined && (StackName !== undefined || isArn(ChangeSetName))) {
      throw new AwsError('ChangeSetNotFound', `ChangeSet [${ChangeSetName}] does not exist`, 404);
    }
    if (StackName === undefined) {
      throw new AwsError(
        'ValidationError',
        ChangeSetName === undefined
          ? 'StackName is required if ChangeSetName is not specified.'
          : 'StackName is a required parameter.',
      );
    }
    return {
      TemplateBody: stackOf(ports, StackName).request?.templateText,
      StagesAvailable: ['Original', 'Processed'],
    } satisfies GetTemplateOutput;
  },
});
