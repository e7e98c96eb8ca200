import type { GetTemplateSummaryOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { parseTemplate, type Template } from '../../../template/template';
import { type Call, operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { describeCapabilities } from '../request/capabilities';
import { inAwsWords } from '../request/in-aws-words';
import { givenTemplateText, type TemplateSource, templateSourceInput } from '../request/template-source';
import { stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';

interface Input extends TemplateSource {
  readonly StackName?: string | undefined;
}

export const getTemplateSummary = operation({
  name: 'GetTemplateSummary',
  input: z.object({
    ...templateSourceInput,
    StackName: stackNameInput.optional(),
    StackSetName: z.never({ error: 'The local run does not serve StackSetName.' }).optional(),
    TemplateSummaryConfig: z.unknown().optional(),
    CallAs: z.unknown().optional(),
  }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: async (input, ports: CloudFormationPorts, call) => {
    const template = await summarizedTemplate(input, ports, call);
    const logicalIds = new Map<string, string[]>();
    for (const [logicalId, { Type }] of Object.entries(template.Resources)) {
      logicalIds.set(Type, [...(logicalIds.get(Type) ?? []), logicalId]);
    }
    return {
      Description: template.Description,
      Version: template.AWSTemplateFormatVersion,
      Metadata: template.Metadata === undefined ? undefined : JSON.stringify(template.Metadata),
      ResourceTypes: [...logicalIds.keys()],
      Parameters: Object.entries(template.Parameters).map(([name, parameter]) => ({
        ParameterKey: name,
        ParameterType: parameter.Type,
        DefaultValue: parameter.Default === undefined ? undefined : String(parameter.Default),
        Description: parameter.Description,
        NoEcho: parameter.NoEcho,
        ParameterConstraints: { AllowedValues: parameter.AllowedValues },
      })),
      // By what a resource could be imported is not told: the local run does not import.
      ResourceIdentifierSummaries: [...logicalIds].map(([ResourceType, LogicalResourceIds]) => ({
        ResourceType,
        LogicalResourceIds,
      })),
      ...describeCapabilities(template),
    } satisfies GetTemplateSummaryOutput;
  },
});

async function summarizedTemplate(
  { StackName, ...source }: Input,
  ports: CloudFormationPorts,
  call: Call,
): Promise<Template> {
  const text = await givenTemplateText(source, ports, call);
  if ((text === undefined) === (StackName === undefined)) {
    throw new AwsError(
      'ValidationError',
      'One and only one of StackName, TemplateBody, or TemplateURL must be specified',
    );
  }
  if (text !== undefined) return inAwsWords(() => parseTemplate(text));
  const { request } = stackOf(ports, StackName ?? '');
  if (request) return request.template;
  // Recorded on AWS.
  throw new AwsError('ValidationError', 'GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.');
}
