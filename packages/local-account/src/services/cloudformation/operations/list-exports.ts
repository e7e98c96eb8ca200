import type { ListExportsOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { nextTokenInput, stackPage } from '../stack/stack-page';

export const listExports = operation({
  name: 'ListExports',
  input: z.object({ NextToken: nextTokenInput }),
  authorize: () => '*',
  run: ({ NextToken }, { stacks }: CloudFormationPorts) => {
    const exported = stacks
      .list()
      .flatMap(({ stackId, outputs }) =>
        outputs.flatMap(({ exportName, value }) =>
          exportName === undefined ? [] : [{ ExportingStackId: stackId, Name: exportName, Value: value }],
        ),
      );
    const { items, nextToken } = stackPage(exported, NextToken);
    return { Exports: [...items], NextToken: nextToken } satisfies ListExportsOutput;
  },
});
