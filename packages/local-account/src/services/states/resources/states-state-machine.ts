import {
  type CompileOptions,
  compileStateMachine,
  InvalidDefinitionError,
  type StateMachineDefinition,
} from '@pipeline/states-language';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import type { StatesPorts } from '../ports';
import { putStateMachine } from '../put-state-machine';
import { sdkArguments } from '../tasks/aws-sdk/sdk-call';
import { definitionText, placeholdersLeft } from './definition-text';
import {
  encryptionOf,
  loggingOf,
  type StateMachineProperties,
  stateMachineProperties,
} from './state-machine-properties';

export const statesStateMachine = resourceType({
  type: 'AWS::StepFunctions::StateMachine',
  properties: stateMachineProperties,
  create: (properties, ports: StatesPorts, { logicalId, physicalName }) => {
    const where = `${logicalId} (AWS::StepFunctions::StateMachine)`;
    const text = definitionText(properties, ports.assets);
    const { arn, name } = putStateMachine(
      {
        name: properties.StateMachineName ?? physicalName.slice(-80),
        roleArn: properties.RoleArn,
        definitionText: text,
        definition: compile(text, { sdkArguments: sdkArguments(ports.apis) }, properties, where),
        logging: loggingOf(properties),
        tracingEnabled: properties.TracingConfiguration.Enabled,
        encryption: encryptionOf(properties),
        creationDate: new Date(ports.clock.now()),
      },
      ports,
    );
    return { ref: arn, attributes: { Arn: arn, Name: name } };
  },
});

function compile(
  text: string,
  options: CompileOptions,
  properties: StateMachineProperties,
  where: string,
): StateMachineDefinition {
  try {
    return compileStateMachine(text, options);
  } catch (error) {
    if (!(error instanceof InvalidDefinitionError)) throw error;
    const property = (['Definition', 'DefinitionS3Location', 'DefinitionString'] as const).find(
      (name) => properties[name] !== undefined,
    );
    throw new RefusedError(`${where}, property ${property}`, `${error.message}${hintAt(text)}`);
  }
}

function hintAt(text: string): string {
  const names = placeholdersLeft(text);
  if (names.length === 0) return '';
  return `. DefinitionSubstitutions has nothing for ${names.map((name) => `\${${name}}`).join(', ')}.`;
}
