import type { CreateStateMachineOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { checkName } from '../execution/execution-name';
import type { StatesPorts } from '../ports';
import { putStateMachine, stateMachineArn } from '../put-state-machine';
import type { StateMachineSettings } from '../state-machine';
import {
  compileDefinition,
  definitionInput,
  hasSettings,
  roleArnInput,
  settingsInput,
  settingsOf,
} from './state-machine-input';

/** It answers the machine that is there if it is made of the same (recorded on AWS). */
export const createStateMachine = operation({
  name: 'CreateStateMachine',
  input: settingsInput.extend({
    name: z.string().min(1).max(80),
    definition: definitionInput,
    roleArn: roleArnInput,
    type: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
    tags: z
      .array(z.unknown())
      .refine((tags) => tags.length === 0, { error: 'The local run keeps no tags of state machines' })
      .optional(),
  }),
  authorize: ({ name, roleArn }, ports: StatesPorts) => [
    { resource: stateMachineArn(ports, name) },
    {
      action: 'iam:PassRole',
      resource: roleArn,
      context: { 'iam:PassedToService': 'states.amazonaws.com' },
    },
  ],
  run: ({ name, definition, roleArn, type, ...given }, ports): CreateStateMachineOutput => {
    if (type !== 'EXPRESS') {
      throw new AwsError(
        'StateMachineTypeNotSupported',
        'The local run has Express workflows only: create it with the type EXPRESS.',
      );
    }
    checkName(name);
    const settings: StateMachineSettings = {
      logging: { level: 'OFF', includeExecutionData: false },
      tracingEnabled: false,
      encryption: { type: 'AWS_OWNED_KEY' },
      ...settingsOf(given),
      ...compileDefinition(definition, ports),
      roleArn,
    };
    const existing = ports.machines.findIfAny(stateMachineArn(ports, name));
    if (existing && !hasSettings(existing, settings)) {
      throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${existing.arn}'`);
    }
    const { arn, creationDate } =
      existing ?? putStateMachine({ name, creationDate: new Date(ports.clock.now()), ...settings }, ports);
    return { stateMachineArn: arn, creationDate };
  },
});
