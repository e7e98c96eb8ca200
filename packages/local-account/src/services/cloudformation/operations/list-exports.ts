import type { ListExportsOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { INVALID } from './stack-of';

export const listExports = operation({
  ...INVALID,
  name: 'ListExports',
  input: z.object({}),
  run: (_input, _, { stack }: LocalWorld) =>
    ({
      Exports: stack.outputs.flatMap(({ exportName, value }) =>
        exportName === undefined ? [] : [{ ExportingStackId: stack.stackId, Name: exportName, Value: value }],
      ),
    }) satisfies ListExportsOutput,
});
