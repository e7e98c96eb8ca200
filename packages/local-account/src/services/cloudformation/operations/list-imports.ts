import type { ListImportsOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { nextTokenInput, stackPage } from '../stack/stack-page';

export const listImports = operation({
  name: 'ListImports',
  input: z.object({ ExportName: z.string().min(1), NextToken: nextTokenInput }),
  authorize: () => '*',
  run: ({ ExportName, NextToken }, { stacks }: CloudFormationPorts) => {
    const importing = stacks.list().filter(({ imports }) => imports.includes(ExportName));
    if (importing.length === 0) {
      throw new AwsError('ValidationError', `Export '${ExportName}' is not imported by any stack.`);
    }
    const names = importing.map(({ stackName }) => stackName);
    const { items, nextToken } = stackPage(names, NextToken);
    return { Imports: [...items], NextToken: nextToken } satisfies ListImportsOutput;
  },
});
