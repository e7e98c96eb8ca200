import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { StatesPorts } from '../ports';
import { stateMachineArnInput } from './states-input';

/** Only Standard workflows have a list of executions; recorded by LocalStack's test_sfn_api_express. */
export const listExecutions = operation({
  name: 'ListExecutions',
  input: z.object({
    stateMachineArn: stateMachineArnInput,
    statusFilter: z
      .enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'])
      .optional(),
    redriveFilter: z.enum(['REDRIVEN', 'NOT_REDRIVEN']).optional(),
    maxResults: z.number().int().min(0).max(1000).optional(),
    nextToken: z.string().min(1).max(3096).optional(),
  }),
  authorize: ({ stateMachineArn }) => stateMachineArn,
  run: ({ stateMachineArn }, { machines }: StatesPorts): object => {
    machines.find(stateMachineArn);
    throw new AwsError(
      'StateMachineTypeNotSupported',
      'This operation is not supported by this type of state machine',
    );
  },
});
