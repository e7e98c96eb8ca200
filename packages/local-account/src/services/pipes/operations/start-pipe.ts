import type { StartPipeResponse } from '@aws-sdk/client-pipes';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { PipesPorts } from '../ports';
import { pipeArn, pipeNameInput, pipeOf, pipeSummary } from './pipe-of';

export const startPipe = operation({
  name: 'StartPipe',
  http: { method: 'POST', path: '/v1/pipes/{Name}/start' },
  input: z.object({ Name: pipeNameInput }),
  authorize: ({ Name }, ports: PipesPorts) => pipeArn(Name, ports),
  run: ({ Name }, ports) => {
    const pipe = pipeOf(Name, ports);
    pipe.beginStart();
    return pipeSummary(pipe) satisfies StartPipeResponse;
  },
});
