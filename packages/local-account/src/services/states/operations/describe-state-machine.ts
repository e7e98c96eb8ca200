import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { resourceOf } from '../../../engine/running-stack';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { arnInput, includedDataInput } from './states-input';

/** What the template says of where executions are logged and traced. */
const declared = z
  .object({
    LoggingConfiguration: z
      .object({
        Destinations: z
          .array(z.object({ CloudWatchLogsLogGroup: z.object({ LogGroupArn: z.string() }) }))
          .optional(),
      })
      .optional(),
    TracingConfiguration: z.object({ Enabled: z.stringbool().or(z.boolean()) }).optional(),
  })
  .default({});

export const describeStateMachine = operation({
  name: 'DescribeStateMachine',
  input: z.object({ stateMachineArn: arnInput, includedData: includedDataInput }),
  run: ({ stateMachineArn, includedData }, _, { states, stack }: LocalWorld) => {
    const machine = states.stateMachine(stateMachineArn);
    const { LoggingConfiguration, TracingConfiguration } = declared.parse(
      resourceOf(stack, 'AWS::StepFunctions::StateMachine', stateMachineArn)?.properties,
    );
    const destinations = LoggingConfiguration?.Destinations?.map(({ CloudWatchLogsLogGroup }) => ({
      cloudWatchLogsLogGroup: { logGroupArn: CloudWatchLogsLogGroup.LogGroupArn },
    }));
    return {
      stateMachineArn: machine.arn,
      name: machine.name,
      status: 'ACTIVE',
      definition: includedData === 'ALL_DATA' ? machine.definitionText : '',
      roleArn: machine.roleArn,
      type: 'EXPRESS',
      creationDate: machine.creationDate,
      loggingConfiguration: { ...machine.logging, ...(destinations && { destinations }) },
      tracingConfiguration: { enabled: TracingConfiguration?.Enabled ?? false },
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    } satisfies DescribeStateMachineOutput;
  },
});
