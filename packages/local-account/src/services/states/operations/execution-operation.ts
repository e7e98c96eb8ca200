import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { StatesPorts } from '../ports';
import { executionArnInput } from './states-input';

/**
 * An operation on an execution. AWS has them for Standard workflows, and says so to an Express one's ARN in these words
 * (recorded by LocalStack's test_sfn_api_express); the log of the workflow is where to look instead.
 */
export function executionOperation(name: string) {
  return operation<StatesPorts, { executionArn: string }, object>({
    name,
    input: z.object({ executionArn: executionArnInput }),
    authorize: ({ executionArn }) => executionArn,
    run: ({ executionArn }) => {
      throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    },
  });
}
