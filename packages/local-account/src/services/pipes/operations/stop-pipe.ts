import type { StopPipeResponse } from '@aws-sdk/client-pipes';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { PipesPorts } from '../ports';
import { pipeArn, pipeNameInput, pipeOf, pipeSummary } from './pipe-of';

export const stopPipe = operation({
  name: 'StopPipe',
  http: { method: 'POST', path: '/v1/pipes/{Name}/stop' },
  input: z.object({ Name: pipeNameInput }),
  authorize: ({ Name }, ports: PipesPorts) => pipeArn(Name, ports),
  run: ({ Name }, ports) => {
    const pipe = pipeOf(Name, ports);
    pipe.beginStop();
    return pipeSummary(pipe) satisfies StopPipeResponse;
  },
});
