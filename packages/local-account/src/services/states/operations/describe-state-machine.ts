import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import type { StateMachineDefinition } from '@pipeline/states-language';
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
      ...describeReferences(machine.definition),
    } satisfies DescribeStateMachineOutput;
  },
});

/** A machine without any has no such member (recorded on AWS). */
function describeReferences({ variableReferences }: StateMachineDefinition) {
  const references = Object.entries(variableReferences).map(([state, variables]): [string, string[]] => [
    state,
    [...variables],
  ]);
  return references.length > 0 && { variableReferences: Object.fromEntries(references) };
}

function describeLogging({ logGroupArn, ...logging }: StateMachineLogging) {
  return {
    ...logging,
    ...(logGroupArn !== undefined && { destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] }),
  };
}
