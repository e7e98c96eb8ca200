import type { ValidateTemplateOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { checkReferences } from '../../../template/check-references';
import { creationOrder } from '../../../template/creation-order';
import { parseTemplate } from '../../../template/template';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { describeCapabilities } from '../request/capabilities';
import { inAwsWords } from '../request/in-aws-words';
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
    const template = inAwsWords(() => {
      const parsed = parseTemplate(text);
      checkReferences(parsed);
      creationOrder(parsed);
      return parsed;
    });
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
