import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { arnInput } from './states-input';

/** Only Standard workflows have a list of executions; recorded by LocalStack's test_sfn_api_express. */
export const listExecutions = operation({
  name: 'ListExecutions',
  input: z.object({ stateMachineArn: arnInput }),
  run: ({ stateMachineArn }, _, { states }: LocalWorld) => {
    states.stateMachine(stateMachineArn);
    throw new AwsError(
      'StateMachineTypeNotSupported',
      'This operation is not supported by this type of state machine',
    );
  },
});
