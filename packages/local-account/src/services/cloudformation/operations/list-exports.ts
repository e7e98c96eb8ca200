import type { ListExportsOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';

export const listExports = operation({
  name: 'ListExports',
  input: z.object({}),
  authorize: () => '*',
  run: (_input, { stacks }: CloudFormationPorts) =>
    ({
      Exports: stacks().flatMap(({ stackId, outputs }) =>
        outputs.flatMap(({ exportName, value }) =>
          exportName === undefined ? [] : [{ ExportingStackId: stackId, Name: exportName, Value: value }],
        ),
      ),
    }) satisfies ListExportsOutput,
});
