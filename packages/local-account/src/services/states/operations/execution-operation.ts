import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { type LegacyOperation, legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { invalidArn } from '../start-checks';
import { arnInput } from './states-input';

/**
 * An operation on an execution. AWS has them for Standard workflows, and says so to an Express one's ARN in these words
 * (recorded by LocalStack's test_sfn_api_express); the log of the workflow is where to look instead.
 */
export function executionOperation(name: string): LegacyOperation<LocalWorld> {
  return operation({
    name,
    input: z.object({ executionArn: arnInput }),
    run: ({ executionArn }) => {
      const [prefix, , service, , , type = ''] = executionArn.split(':');
      if (prefix !== 'arn' || service !== 'states') throw invalidArn(`Invalid ARN prefix: ${executionArn}`);
      if (type !== 'execution') throw invalidArn(`Resource type not valid in this context: ${type}`);
      throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    },
  });
}
