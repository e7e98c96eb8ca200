import type { StateMachine } from '../state-machine';
import type { StateMachineProperties } from './state-machine-properties';

/** What a template has made a state machine of, and the definition that this came to. */
export interface DefinedStateMachine {
  readonly properties: StateMachineProperties;
  readonly definitionText: string;
}

/** A state machine as a template has it. */
export function describeStateMachine(
  { definitionText, encryption, logging, name, roleArn, tracingEnabled }: StateMachine,
  defined: DefinedStateMachine,
): Readonly<Record<string, unknown>> {
  const { logGroupArn: LogGroupArn } = logging;
  const { Definition, DefinitionS3Location, DefinitionString, DefinitionSubstitutions, Tags } =
    defined.properties;
  return {
    StateMachineName: name,
    StateMachineType: 'EXPRESS',
    RoleArn: roleArn,
    // There are several ways to give a definition: what nobody has changed is as it was given.
    ...(definitionText === defined.definitionText
      ? { Definition, DefinitionS3Location, DefinitionString }
      : { DefinitionString: definitionText }),
    DefinitionSubstitutions,
    EncryptionConfiguration:
      encryption.type === 'AWS_OWNED_KEY'
        ? { Type: encryption.type }
        : {
            Type: encryption.type,
            KmsKeyId: encryption.kmsKeyId,
            KmsDataKeyReusePeriodSeconds: encryption.kmsDataKeyReusePeriodSeconds,
          },
    LoggingConfiguration: {
      Level: logging.level,
      IncludeExecutionData: logging.includeExecutionData,
      Destinations: LogGroupArn === undefined ? [] : [{ CloudWatchLogsLogGroup: { LogGroupArn } }],
    },
    TracingConfiguration: { Enabled: tracingEnabled },
    Tags,
  };
}
