import type { DescribePipeResponse } from '@aws-sdk/client-pipes';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { PipesPorts } from '../ports';
import { pipeArn, pipeNameInput, pipeOf, pipeSummary } from './pipe-of';

export const describePipe = operation({
  name: 'DescribePipe',
  http: { method: 'GET', path: '/v1/pipes/{Name}' },
  input: z.object({ Name: pipeNameInput }),
  authorize: ({ Name }, ports: PipesPorts) => pipeArn(Name, ports),
  run: ({ Name }, ports) => {
    const pipe = pipeOf(Name, ports);
    const { props, stateReason } = pipe;
    return {
      ...pipeSummary(pipe),
      ...(stateReason !== undefined && { StateReason: stateReason }),
      RoleArn: props.roleArn,
      Source: props.sourceQueueArn,
      Target: props.target.arn,
      ...props.described,
    } satisfies DescribePipeResponse;
  },
});
