import type { GetTemplateOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { isArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { changeSetNameInput, changeSetOf } from '../change-set/change-set-of';
import type { CloudFormationPorts } from '../ports';
import { changeSetStackArn, stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';

/**
 * Both stages are the same text: they differ only where there are transforms, which the local run refuses. What is said of missing
 * names and of a change set's ARN: recorded on AWS.
 */
export const getTemplate = operation({
  name: 'GetTemplate',
  input: z.object({
    StackName: stackNameInput.optional(),
    ChangeSetName: changeSetNameInput.optional(),
    TemplateStage: z.enum(['Original', 'Processed']).optional(),
  }),
  authorize: ({ StackName, ChangeSetName }, ports: CloudFormationPorts) =>
    ChangeSetName === undefined
      ? stackArnOf(ports, StackName)
      : changeSetStackArn(ports, { ChangeSetName, StackName }),
  run: ({ StackName, ChangeSetName }, ports: CloudFormationPorts) =>
    ({
      TemplateBody:
        ChangeSetName === undefined
          ? templateOfStack(StackName, ports)
          : templateOfChangeSet(ChangeSetName, StackName, ports),
      StagesAvailable: ['Original', 'Processed'],
    }) satisfies GetTemplateOutput,
});

function templateOfStack(stackName: string | undefined, ports: CloudFormationPorts): string {
  if (stackName === undefined) {
    throw new AwsError('ValidationError', 'StackName is required if ChangeSetName is not specified.');
  }
  // Not confirmed against AWS: that a stack in review has an empty template. The CDK CLI asks for it.
  return stackOf(ports, stackName).request?.templateText ?? '{}';
}

function templateOfChangeSet(
  changeSetName: string,
  stackName: string | undefined,
  ports: CloudFormationPorts,
): string {
  if (stackName === undefined && !isArn(changeSetName)) {
    throw new AwsError('ValidationError', 'StackName is a required parameter.');
  }
  return changeSetOf({ ChangeSetName: changeSetName, StackName: stackName }, ports).request.templateText;
}
