import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { StatesPorts } from '../ports';
import type { StateMachineLogging } from '../state-machine';
import { includedDataInput, stateMachineArnInput } from './states-input';

export const describeStateMachine = operation({
  name: 'DescribeStateMachine',
  input: z.object({ stateMachineArn: stateMachineArnInput, includedData: includedDataInput }),
  authorize: ({ stateMachineArn }) => stateMachineArn,
  run: ({ stateMachineArn, includedData }, { machines }: StatesPorts) => {
    const machine = machines.find(stateMachineArn);
    return {
      stateMachineArn: machine.arn,
      name: machine.name,
      status: 'ACTIVE',
      definition: includedData === 'ALL_DATA' ? machine.definitionText : '',
      roleArn: machine.roleArn,
      type: 'EXPRESS',
      creationDate: machine.creationDate,
      loggingConfiguration: describeLogging(machine.logging),
      tracingConfiguration: { enabled: machine.tracingEnabled },
      encryptionConfiguration: machine.encryption,
      revisionId: machine.revisionId,
    } satisfies DescribeStateMachineOutput;
  },
});

function describeLogging({ logGroupArn, ...logging }: StateMachineLogging) {
  return {
    ...logging,
    ...(logGroupArn !== undefined && { destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] }),
  };
}
