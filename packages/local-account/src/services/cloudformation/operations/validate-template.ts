import type { ValidateTemplateOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { describeCapabilities } from '../request/capabilities';
import { readTemplate } from '../request/read-template';
import { givenTemplateText, templateSourceInput } from '../request/template-source';

export const validateTemplate = operation({
  name: 'ValidateTemplate',
  input: z.object(templateSourceInput),
  authorize: () => '*',
  run: async (input, ports: CloudFormationPorts, call) => {
    const text = await givenTemplateText(input, ports, call);
    if (text === undefined) {
      throw new AwsError('ValidationError', 'Either Template URL or Template Body must be specified.');
    }
    const template = readTemplate(text);
    return {
      Description: template.Description,
      Parameters: Object.entries(template.Parameters).map(([name, { Default, Description, NoEcho }]) => ({
        ParameterKey: name,
        DefaultValue: Default === undefined ? undefined : String(Default),
        NoEcho,
        Description,
      })),
      ...describeCapabilities(template),
    } satisfies ValidateTemplateOutput;
  },
});
