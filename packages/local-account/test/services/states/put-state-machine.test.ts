import { MACHINE_ARN, statesWorld } from './states-world';

const definitionOf = (output: string) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'End',
  States: { End: { Type: 'Succeed', Output: output } },
});

const NEW = {
  name: 'new',
  type: 'EXPRESS',
  definition: JSON.stringify(definitionOf('made')),
  roleArn: 'arn:aws:iam::000000000000:role/workflow',
};

const NEW_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:new';

/** An error's code and words. */
const said = ({ __type, message }: Record<string, unknown>) => `${String(__type)}: ${String(message)}`;

async function madeWorld() {
  const world = await statesWorld(definitionOf('first'));
  await world.client.call('CreateStateMachine', NEW);
  const run = (stateMachineArn: string) =>
    world.client.call('StartSyncExecution', { stateMachineArn, input: '{}' });
  return { ...world, run };
}

test('a machine that is created runs', async () => {
  const { run } = await madeWorld();
  expect(await run(NEW_ARN)).toMatchObject({ status: 'SUCCEEDED', output: '"made"' });
});

test('creating it again is answered with what is there; another one of the name is not', async () => {
  const { client } = await madeWorld();
  expect(await client.call('CreateStateMachine', NEW)).toMatchObject({ stateMachineArn: NEW_ARN });
  const definition = JSON.stringify(definitionOf('other'));
  expect(said(await client.call('CreateStateMachine', { ...NEW, definition }))).toBe(
    `StateMachineAlreadyExists: State Machine Already Exists: '${NEW_ARN}'`,
  );
});

test.each([
  [{ type: undefined }, 'StateMachineTypeNotSupported: The local run has Express workflows only'],
  [{ name: 'a b' }, "InvalidName: Invalid Name: 'a b'"],
  // Recorded on AWS.
  [
    { loggingConfiguration: { level: 'ALL' } },
    'InvalidLoggingConfiguration: Invalid Logging Configuration: Must specify exactly one Log Destination.',
  ],
  [
    { definition: '{"StartAt": "A"}' },
    "InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'",
  ],
  [{ roleArn: 'arn:aws:iam::000000000000:role/other' }, 'AccessDeniedException: Neither the global service'],
  [{ publish: true }, 'The local run has no versions of state machines'],
  [{ tags: [{ key: 'a', value: 'b' }] }, 'The local run keeps no tags of state machines'],
])('CreateStateMachine with %j is refused', async (more, says) => {
  const { client } = await statesWorld(definitionOf('first'));
  expect(said(await client.call('CreateStateMachine', { ...NEW, name: 'other', ...more }))).toContain(says);
});

test('a machine that is updated runs by its new definition, under a new revision', async () => {
  const { client, run } = await madeWorld();

  const definition = JSON.stringify(definitionOf('second'));
  const { revisionId } = await client.call('UpdateStateMachine', {
    stateMachineArn: MACHINE_ARN,
    definition,
  });

  expect(await run(MACHINE_ARN)).toMatchObject({ output: '"second"' });
  expect(await client.call('DescribeStateMachine', { stateMachineArn: MACHINE_ARN })).toMatchObject({
    definition,
    revisionId,
  });
  expect(await client.call('UpdateStateMachine', { stateMachineArn: MACHINE_ARN, definition })).toMatchObject(
    {
      revisionId,
    },
  );
});

test('an update of nothing, and of no machine, is refused', async () => {
  const { client } = await madeWorld();
  expect(said(await client.call('UpdateStateMachine', { stateMachineArn: MACHINE_ARN }))).toContain(
    'MissingRequiredParameter: Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
  );
  expect(
    said(await client.call('UpdateStateMachine', { stateMachineArn: `${NEW_ARN}2`, roleArn: NEW.roleArn })),
  ).toContain('StateMachineDoesNotExist');
});

test('a machine that is deleted is gone, and deleting it again succeeds', async () => {
  const { client, run } = await madeWorld();
  await client.call('DeleteStateMachine', { stateMachineArn: NEW_ARN });
  expect(said(await run(NEW_ARN))).toContain('StateMachineDoesNotExist');
  expect(await client.call('DeleteStateMachine', { stateMachineArn: NEW_ARN })).toEqual({});
});
