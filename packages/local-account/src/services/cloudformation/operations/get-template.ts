import type { GetTemplateOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { stackArnOf, stackNameInput, stackOf } from './stack-of';

/** Both stages are the same text: they differ only where there are transforms, which the local run refuses. */
export const getTemplate = operation({
  name: 'GetTemplate',
  input: z.object({
    StackName: stackNameInput.optional(),
    ChangeSetName: z.string().optional(),
    TemplateStage: z.enum(['Original', 'Processed']).optional(),
  }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, ChangeSetName }, ports: CloudFormationPorts) => {
    if (ChangeSetName !== undefined) {
      throw new AwsError('ChangeSetNotFound', `ChangeSet [${ChangeSetName}] does not exist`, 404);
    }
    if (StackName === undefined) throw new AwsError('ValidationError', 'StackName must be specified');
    return {
      TemplateBody: stackOf(ports, StackName).templateText,
      StagesAvailable: ['Original', 'Processed'],
    } satisfies GetTemplateOutput;
  },
});
