import type { TestStateOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { parsePayload, partsOf, type Payload } from '@pipeline/states-language';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { readInput } from '../execution/execution-input';
import type { StatesPorts } from '../ports';
import { describeTest } from '../test-state/describe-test';
import { mockInput } from '../test-state/read-mock';
import { runTest } from '../test-state/run-test';
import { definitionInput, roleArnInput } from './state-machine-input';

/** A role only has to be passed where the state is to call something. The client dials `sync-` and the endpoint's host. */
export const testState = operation({
  name: 'TestState',
  input: z.object({
    definition: definitionInput,
    stateName: z.string().min(1).max(80).optional(),
    roleArn: roleArnInput.optional(),
    input: z.string().default('{}').transform(readInput),
    variables: z.string().max(262_144).default('{}').transform(readVariables),
    inspectionLevel: z.enum(['INFO', 'DEBUG', 'TRACE']).default('INFO'),
    revealSecrets: z.boolean().default(false),
    mock: mockInput.optional(),
    context: z.string().max(262_144).optional(),
    stateConfiguration: z
      .object({
        retrierRetryCount: z.number().int().min(0).optional(),
        errorCausedByState: z.string().min(1).max(80).optional(),
        mapIterationFailureCount: z.number().int().min(0).optional(),
        mapItemReaderData: z.string().max(262_144).optional(),
      })
      .default({}),
  }),
  // https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html#test-state-permissions
  authorize: ({ roleArn, revealSecrets }) => [
    { resource: '*' },
    ...(revealSecrets ? [{ action: 'states:RevealSecrets', resource: '*' }] : []),
    ...(roleArn === undefined ? [] : [passRole(roleArn)]),
  ],
  run: async ({ inspectionLevel, ...test }, ports: StatesPorts, { signal }): Promise<TestStateOutput> => {
    const outcome = await runTest(test, ports, signal);
    return describeTest(outcome, test.input, inspectionLevel !== 'INFO');
  },
});

function passRole(resource: string) {
  return {
    action: 'iam:PassRole',
    resource,
    context: { 'iam:PassedToService': 'states.amazonaws.com' },
  };
}

/** Not confirmed against AWS: its words for what is no JSON object. */
function readVariables(text: string): ReadonlyMap<string, Payload> {
  try {
    const variables = parsePayload(text);
    if (typeof variables.value === 'object' && variables.value !== null && !Array.isArray(variables.value)) {
      return partsOf(variables);
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new AwsError('ValidationException', 'Variables must be a JSON object');
}
