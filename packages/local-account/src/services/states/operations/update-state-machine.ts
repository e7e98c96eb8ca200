import { randomUUID } from 'node:crypto';
import type { UpdateStateMachineOutput } from '@aws-sdk/client-sfn';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { StatesPorts } from '../ports';
import { putStateMachine } from '../put-state-machine';
import {
  compileDefinition,
  definitionInput,
  hasSettings,
  roleArnInput,
  settingsInput,
  settingsOf,
} from './state-machine-input';
import { stateMachineArnInput } from './states-input';

/** What has started goes on as it was. A revision stays the same where nothing changes (recorded on AWS). */
export const updateStateMachine = operation({
  name: 'UpdateStateMachine',
  input: settingsInput.extend({
    stateMachineArn: stateMachineArnInput,
    definition: definitionInput.optional(),
    roleArn: roleArnInput.optional(),
  }),
  authorize: ({ stateMachineArn, roleArn }) => [
    { resource: stateMachineArn },
    ...(roleArn === undefined
      ? []
      : [
          {
            action: 'iam:PassRole',
            resource: roleArn,
            context: { 'iam:PassedToService': 'states.amazonaws.com' },
          },
        ]),
  ],
  run: ({ stateMachineArn, definition, roleArn, ...given }, ports: StatesPorts): UpdateStateMachineOutput => {
    const machine = ports.machines.find(stateMachineArn);
    const changes = {
      ...settingsOf(given),
      ...(definition !== undefined && compileDefinition(definition, ports)),
      ...(roleArn !== undefined && { roleArn }),
    };
    if (Object.keys(changes).length === 0) {
      throw new AwsError(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
      );
    }
    const { revisionId } = hasSettings(machine, changes)
      ? machine
      : putStateMachine({ ...machine, ...changes, revisionId: randomUUID() }, ports);
    return { updateDate: new Date(ports.clock.now()), revisionId };
  },
});
