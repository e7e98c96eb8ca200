import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { StatesPorts } from '../ports';
import type { StateMachineProperties } from '../resources/state-machine-properties';
import { includedDataInput, stateMachineArnInput } from './states-input';

export const describeStateMachine = operation({
  name: 'DescribeStateMachine',
  input: z.object({ stateMachineArn: stateMachineArnInput, includedData: includedDataInput }),
  authorize: ({ stateMachineArn }) => stateMachineArn,
  run: ({ stateMachineArn, includedData }, { machines }: StatesPorts) => {
    const { arn, name, creationDate, properties } = machines.find(stateMachineArn);
    return {
      stateMachineArn: arn,
      name,
      status: 'ACTIVE',
      definition: includedData === 'ALL_DATA' ? properties.DefinitionString : '',
      roleArn: properties.RoleArn,
      type: 'EXPRESS',
      creationDate,
      loggingConfiguration: describeLogging(properties),
      tracingConfiguration: { enabled: properties.TracingConfiguration.Enabled },
      encryptionConfiguration: describeEncryption(properties),
    } satisfies DescribeStateMachineOutput;
  },
});

function describeLogging({ LoggingConfiguration }: StateMachineProperties) {
  const { Destinations, IncludeExecutionData, Level } = LoggingConfiguration;
  const destinations = Destinations.map(({ CloudWatchLogsLogGroup }) => ({
    cloudWatchLogsLogGroup: { logGroupArn: CloudWatchLogsLogGroup.LogGroupArn },
  }));
  return {
    level: Level,
    includeExecutionData: IncludeExecutionData,
    ...(destinations.length > 0 && { destinations }),
  };
}

function describeEncryption({ EncryptionConfiguration: encryption }: StateMachineProperties) {
  return encryption.Type === 'AWS_OWNED_KEY'
    ? { type: encryption.Type }
    : {
        type: encryption.Type,
        kmsKeyId: encryption.KmsKeyId,
        kmsDataKeyReusePeriodSeconds: encryption.KmsDataKeyReusePeriodSeconds,
      };
}
