import { registryOf } from '../../../src/engine/registry';
import { createLive } from '../../create-live';
import { statesWorld } from './states-world';

const TYPE = 'AWS::StepFunctions::StateMachine';
const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:m';
const RoleArn = 'arn:aws:iam::000000000000:role/workflow';

/** Waits for ten seconds, and then says so. */
const waitingFor = (output: string) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: {
    Wait: { Type: 'Wait', Seconds: 10, Next: 'End' },
    End: { Type: 'Succeed', Output: output },
  },
});
const machine = (Definition: object, more: object = {}) => ({
  StateMachineName: 'm',
  StateMachineType: 'EXPRESS',
  RoleArn,
  Definition,
  ...more,
});
const BEFORE = machine(waitingFor('before'));
const AFTER = machine(waitingFor('after'), {
  LoggingConfiguration: {
    Level: 'ALL',
    Destinations: [
      { CloudWatchLogsLogGroup: { LogGroupArn: 'arn:aws:logs:us-east-1:000000000000:log-group:g:*' } },
    ],
  },
  TracingConfiguration: { Enabled: true },
});

async function createMachine() {
  const world = await statesWorld(waitingFor('other'));
  const Statement = { Effect: 'Allow', Action: 'logs:*', Resource: '*' };
  world.account.access.roles.putPolicy('workflow', 'logs', { Version: '2012-10-17', Statement });
  const create = () => createLive({ registry: registryOf([world.service]) }, TYPE, BEFORE);
  const described = async () => {
    const { revisionId, ...rest } = await world.client.call('DescribeStateMachine', { stateMachineArn });
    return rest;
  };
  const run = () => world.client.call('StartSyncExecution', { stateMachineArn });
  return { ...world, create, described, run, machine: await create() };
}

test('takes on another definition, log and tracing in place, and back', async () => {
  const {
    client,
    described,
    machine: { update },
  } = await createMachine();
  const before = await described();

  await update(AFTER);

  expect(await described()).toMatchObject({
    definition: expect.stringContaining('"after"') as unknown,
    loggingConfiguration: { level: 'ALL' },
    tracingConfiguration: { enabled: true },
  });
  await update(BEFORE);
  expect(await described()).toEqual(before);
  expect(await client.call('ListStateMachines', {})).toMatchObject({ stateMachines: [{}, {}] });
});

test('has a revision of its own with each change, and the same without one', async () => {
  const world = await statesWorld(waitingFor('other'));
  const { attributes, update } = await createLive({ registry: registryOf([world.service]) }, TYPE, BEFORE);
  const revisionAfter = async (properties: object) => (await update(properties))?.StateMachineRevisionId;
  const changed = machine(waitingFor('after'));

  expect(attributes).toMatchObject({ StateMachineRevisionId: 'INITIAL' });
  expect(await revisionAfter(BEFORE)).toBe('INITIAL');
  const second = await revisionAfter(changed);
  expect(second).toMatch(/^[0-9a-f-]{36}$/);
  expect(await revisionAfter(changed)).toBe(second);
  expect(await revisionAfter(BEFORE)).not.toBe(second);
});

test('an execution that has started ends by the old definition, and what starts then goes by the new one', async () => {
  const {
    clock,
    machine: { update },
    run,
  } = await createMachine();
  const running = run();
  await clock.advance(5_000);

  await update(AFTER);
  const next = run();
  await clock.advance(10_000);

  expect(await running).toMatchObject({ status: 'SUCCEEDED', output: '"before"' });
  expect(await next).toMatchObject({ status: 'SUCCEEDED', output: '"after"' });
});

test.each<[string, object, string]>([
  ['a definition that is none', machine({ StartAt: 'A' }), 'These fields are required: [States]'],
  [
    'a role that Step Functions cannot take on',
    { ...AFTER, RoleArn: `${RoleArn}x` },
    'assume the provided role',
  ],
])('refuses %s, and changes nothing', async (_, properties, message) => {
  const {
    described,
    machine: { update },
  } = await createMachine();
  const before = await described();

  await expect(update(properties)).rejects.toThrow(message);

  expect(await described()).toEqual(before);
});

test('is deleted, and an execution that has started goes on', async () => {
  const {
    client,
    clock,
    machine: { delete: remove },
    run,
  } = await createMachine();
  const running = run();
  await clock.advance(5_000);

  await remove();
  await clock.advance(10_000);

  expect(await running).toMatchObject({ output: '"before"' });
  expect(await client.call('DescribeStateMachine', { stateMachineArn })).toMatchObject({
    __type: 'StateMachineDoesNotExist',
  });
});

test('a name that a machine has already is refused, and that machine stays as it is', async () => {
  const { create } = await createMachine();

  await expect(create()).rejects.toThrow(
    `Resource of type '${TYPE}' with identifier '${stateMachineArn}' already exists.`,
  );
});
