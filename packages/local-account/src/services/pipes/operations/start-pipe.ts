import type { StartPipeResponse } from '@aws-sdk/client-pipes';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { pipeNameInput, pipeOf, pipeSummary } from './pipe-of';

export const startPipe = operation({
  name: 'StartPipe',
  http: { method: 'POST', path: '/v1/pipes/{Name}/start' },
  input: z.object({ Name: pipeNameInput }),
  run: ({ Name }, _, world: LocalWorld) => {
    const pipe = pipeOf(world, Name);
    pipe.beginStart();
    return pipeSummary(pipe) satisfies StartPipeResponse;
  },
});
