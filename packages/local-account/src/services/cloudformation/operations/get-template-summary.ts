import type { GetTemplateSummaryOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { StackView } from '../../../engine/stacks/stack-view';
import { AwsError } from '../../../errors/aws-error';
import type { Template } from '../../../template/template';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { capabilitiesOf } from './capabilities';
import { stackArnOf, stackNameInput, stackOf } from './stack-of';

export const getTemplateSummary = operation({
  name: 'GetTemplateSummary',
  input: z.object({
    StackName: stackNameInput.optional(),
    TemplateBody: z.string().optional(),
    TemplateURL: z.string().optional(),
  }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: ({ StackName, TemplateBody, TemplateURL }, ports: CloudFormationPorts) => {
    if (TemplateBody !== undefined || TemplateURL !== undefined) {
      throw new AwsError(
        'ValidationError',
        'The local run summarizes the running stack only: give StackName',
      );
    }
    if (StackName === undefined) {
      throw new AwsError(
        'ValidationError',
        'One and only one of StackName, TemplateBody, or TemplateURL must be specified',
      );
    }
    const template = templateOf(stackOf(ports, StackName));
    const { capabilities, types } = capabilitiesOf(template);
    return {
      Description: template.Description,
      Version: template.AWSTemplateFormatVersion,
      Metadata: template.Metadata === undefined ? undefined : JSON.stringify(template.Metadata),
      ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
      Parameters: Object.entries(template.Parameters).map(([key, parameter]) => ({
        ParameterKey: key,
        ParameterType: parameter.Type,
        DefaultValue: parameter.Default === undefined ? undefined : String(parameter.Default),
        Description: typeof parameter.Description === 'string' ? parameter.Description : undefined,
        NoEcho: false,
        ParameterConstraints: {},
      })),
      ...(capabilities.length > 0 && {
        Capabilities: capabilities,
        CapabilitiesReason: `The following resource(s) require capabilities: [${types.join(', ')}]`,
      }),
    } satisfies GetTemplateSummaryOutput;
  },
});

/** @throws AwsError `ValidationError` for a stack that has only a change set */
function templateOf({ stackName, request }: StackView): Template {
  if (request) return request.template;
  throw new AwsError('ValidationError', `Stack ${stackName} has no template yet`);
}
