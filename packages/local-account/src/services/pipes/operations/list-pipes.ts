import { type ListPipesResponse, PipeState } from '@aws-sdk/client-pipes';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { page } from '../../../wire/page';
import type { PipesPorts } from '../ports';
import { pipeNameInput, pipeSummary } from './pipe-of';

/** The words are not confirmed against AWS. */
const INVALID_TOKEN = new AwsError('ValidationException', 'The specified NextToken is invalid.');

export const listPipes = operation({
  name: 'ListPipes',
  http: {
    method: 'GET',
    path: '/v1/pipes',
    query: [
      'NamePrefix',
      'DesiredState',
      'CurrentState',
      'SourcePrefix',
      'TargetPrefix',
      'Limit',
      'NextToken',
    ],
  },
  input: z.object({
    NamePrefix: pipeNameInput.optional(),
    DesiredState: z.enum(['RUNNING', 'STOPPED']).optional(),
    CurrentState: z.enum(PipeState).optional(),
    SourcePrefix: z.string().min(1).max(1600).default(''),
    TargetPrefix: z.string().min(1).max(1600).default(''),
    Limit: z.coerce.number().int().min(1).max(100).default(100),
    NextToken: z.string().min(1).max(2048).optional(),
  }),
  authorize: () => '*',
  run: (input, { pipes }: PipesPorts) => {
    const { NamePrefix = '', DesiredState, CurrentState, SourcePrefix, TargetPrefix } = input;
    const wanted = [...pipes.values()]
      .map((pipe) => ({
        ...pipeSummary(pipe),
        ...(pipe.stateReason !== undefined && { StateReason: pipe.stateReason }),
        Source: pipe.props.sourceQueueArn,
        Target: pipe.props.target.arn,
      }))
      .filter(
        (pipe) =>
          pipe.Name.startsWith(NamePrefix) &&
          pipe.Source.startsWith(SourcePrefix) &&
          pipe.Target.startsWith(TargetPrefix) &&
          (DesiredState === undefined || pipe.DesiredState === DesiredState) &&
          (CurrentState === undefined || pipe.CurrentState === CurrentState),
      )
      .sort((a, b) => (a.Name < b.Name ? -1 : 1));
    const { items, nextToken } = page(wanted, {
      key: ({ Name }) => Name,
      limit: input.Limit,
      token: input.NextToken,
      invalidToken: INVALID_TOKEN,
    });
    return { Pipes: [...items], NextToken: nextToken } satisfies ListPipesResponse;
  },
});
