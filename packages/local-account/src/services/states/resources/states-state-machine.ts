import { randomUUID } from 'node:crypto';
import {
  type CompileOptions,
  compileStateMachine,
  InvalidDefinitionError,
  type StateMachineDefinition,
} from '@pipeline/states-language';
import { resourceAlreadyExists } from '../../../engine/already-exists';
import { type ResourceAttributes, resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import { hasSettings } from '../operations/state-machine-input';
import type { StatesPorts } from '../ports';
import { putStateMachine, stateMachineArn } from '../put-state-machine';
import type { StateMachine, StateMachineSettings } from '../state-machine';
import { sdkArguments } from '../tasks/aws-sdk/sdk-call';
import { definitionText, placeholdersLeft } from './definition-text';
import { type DefinedStateMachine, describeStateMachine } from './describe-state-machine';
import {
  encryptionOf,
  loggingOf,
  type StateMachineProperties,
  stateMachineProperties,
} from './state-machine-properties';

const TYPE = 'AWS::StepFunctions::StateMachine';

export const statesStateMachine = resourceType({
  type: TYPE,
  properties: stateMachineProperties,
  create: (given, ports: StatesPorts, { logicalId, physicalName }) => {
    const name = given.StateMachineName ?? physicalName.slice(-80);
    const arn = stateMachineArn(ports, name);
    if (ports.machines.findIfAny(arn)) throw resourceAlreadyExists(TYPE, arn);
    const settings = (properties: StateMachineProperties) =>
      settingsOf(properties, ports, `${logicalId} (${TYPE})`);
    const creationDate = new Date(ports.clock.now());
    const machine = putStateMachine({ name, creationDate, ...settings(given) }, ports);
    let current: DefinedStateMachine = { properties: given, definitionText: machine.definitionText };
    return {
      ref: arn,
      attributes: attributesOf(machine),
      // What has started goes on as it was.
      update: (changed) => {
        const present = ports.machines.find(arn);
        const changes = settings(changed);
        const changedMachine = hasSettings(present, changes)
          ? present
          : putStateMachine({ ...present, ...changes, revisionId: randomUUID() }, ports);
        current = { properties: changed, definitionText: changes.definitionText };
        return attributesOf(changedMachine);
      },
      describe: () => {
        const present = ports.machines.findIfAny(arn);
        return present && describeStateMachine(present, current);
      },
      delete: () => ports.machines.remove(arn),
    };
  },
});

/** That the revision of a machine which was never updated is called so: AWS's own resource provider, as in `definitionText`. */
function attributesOf({ arn, name, revisionId = 'INITIAL' }: StateMachine): ResourceAttributes {
  return { Arn: arn, Name: name, StateMachineRevisionId: revisionId };
}

function settingsOf(
  properties: StateMachineProperties,
  { apis, assets }: StatesPorts,
  where: string,
): StateMachineSettings {
  const text = definitionText(properties, assets);
  return {
    roleArn: properties.RoleArn,
    definitionText: text,
    definition: compile(text, { sdkArguments: sdkArguments(apis) }, properties, where),
    logging: loggingOf(properties),
    tracingEnabled: properties.TracingConfiguration.Enabled,
    encryption: encryptionOf(properties),
  };
}

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
