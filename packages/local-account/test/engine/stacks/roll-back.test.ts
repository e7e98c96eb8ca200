import { queue, Rehearsal } from './queue-like';

test('a creation that fails deletes what it created', async () => {
  const rehearsal = new Rehearsal();
  rehearsal.world.limits.set('create B', 0);

  await rehearsal.create({ Resources: { A: queue(), B: queue() } });

  expect(rehearsal.story).toEqual([
    'stack CREATE_IN_PROGRESS User Initiated',
    'A CREATE_IN_PROGRESS',
    'A CREATE_IN_PROGRESS Resource creation Initiated',
    'A CREATE_COMPLETE',
    'B CREATE_IN_PROGRESS',
    expect.stringMatching(/^B CREATE_FAILED Resource handler returned message: "It refuses to create B\."/),
    'stack ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [B]. Rollback requested by user.',
    'B DELETE_IN_PROGRESS',
    'B DELETE_COMPLETE',
    'A DELETE_IN_PROGRESS',
    'A DELETE_COMPLETE',
    'stack ROLLBACK_COMPLETE',
  ]);
  expect(rehearsal.world.things.size).toBe(0);
});

test('an update that fails makes everything as it was', async () => {
  const rehearsal = new Rehearsal();
  const before = {
    Resources: { Changed: queue(1), Replaced: queue(1, 'old'), Gone: queue(), Late: queue() },
  };
  await rehearsal.create(before);
  const things = new Map(rehearsal.world.things);
  const ids = rehearsal.stack.resources.map(({ physicalId }) => physicalId);
  rehearsal.world.limits.set('update Late', 0);

  const after = { New: queue(), Changed: queue(2), Replaced: queue(1, 'new'), Late: queue(9) };
  await rehearsal.update({ Resources: after });

  expect(rehearsal.stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(rehearsal.world.things).toEqual(things);
  expect(rehearsal.stack.resources.map(({ physicalId }) => physicalId)).toEqual(ids);
  expect(rehearsal.stack.request?.template.Resources).toHaveProperty('Gone');
  expect(rehearsal.story.slice(-11)).toEqual([
    expect.stringMatching(/^Late UPDATE_FAILED /),
    'stack UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to update: [Late]. ',
    'Changed UPDATE_IN_PROGRESS',
    'Changed UPDATE_COMPLETE',
    'Late UPDATE_COMPLETE',
    'stack UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    'Replaced DELETE_IN_PROGRESS',
    'Replaced DELETE_COMPLETE',
    'New DELETE_IN_PROGRESS',
    'New DELETE_COMPLETE',
    'stack UPDATE_ROLLBACK_COMPLETE',
  ]);
  // It can be updated from there.
  rehearsal.world.limits.clear();
  await rehearsal.update({ Resources: after });
  expect(rehearsal.stack.status).toBe('UPDATE_COMPLETE');
});

test('each is taken back before what needs it, so that it finds all as it was', async () => {
  const rehearsal = new Rehearsal();
  const resources = (delay: number) => ({
    Role: queue(delay),
    Policy: queue(delay, undefined, { DependsOn: 'Role' }),
    Workflow: queue(delay, undefined, { DependsOn: 'Policy' }),
  });
  await rehearsal.create({ Resources: resources(1) });

  await rehearsal.update({ Resources: { ...resources(2), Strange: { Type: 'AWS::Unheard::Of' } } });

  expect(rehearsal.stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  const forth = ['update Role', 'update Policy', 'update Workflow'];
  expect(rehearsal.world.diary).toEqual([...forth, ...forth]);
});

test('two updates, neither rolled back, are taken back to what was before both', async () => {
  const rehearsal = new Rehearsal();
  await rehearsal.create({ Resources: { A: queue(1), B: queue(1) } });
  rehearsal.world.limits.set('update B', 0);
  await rehearsal.update({ Resources: { A: queue(2), B: queue(2) } }, { onFailure: 'DO_NOTHING' });
  await rehearsal.update({ Resources: { A: queue(3), B: queue(3) } }, { onFailure: 'DO_NOTHING' });

  rehearsal.stacks.rollback(rehearsal.stack);
  await rehearsal.stacks.settled(rehearsal.stack);

  expect(rehearsal.stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect([...rehearsal.world.things.values()]).toEqual(['1', '1']);
  expect(rehearsal.stack.resources.map(({ status }) => status)).toEqual([
    'UPDATE_COMPLETE',
    'UPDATE_COMPLETE',
  ]);
});

test('what the account does not run fails by its name, and nothing else is touched', async () => {
  const rehearsal = new Rehearsal();
  await rehearsal.create({ Resources: { A: queue(1) } });

  const unheard = { Type: 'AWS::Unheard::Of' };
  await rehearsal.update({
    Resources: { A: { ...queue(1), Properties: { Colour: 'red' } }, Strange: unheard },
  });

  expect(rehearsal.story).toEqual(
    expect.arrayContaining([
      'A UPDATE_FAILED A (AWS::SQS::Queue), property Colour: The local run does not know this property.',
      'Strange CREATE_FAILED Strange (AWS::Unheard::Of): The local run does not know this type.',
    ]),
  );
  expect(rehearsal.world.diary).toEqual([]);
  expect(rehearsal.stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
});

describe('without a rollback', () => {
  test('what was done stays, until it is rolled back by hand', async () => {
    const rehearsal = new Rehearsal();
    await rehearsal.create({ Resources: { A: queue(1), B: queue(1) } });
    rehearsal.world.limits.set('update B', 0);

    await rehearsal.update({ Resources: { A: queue(2), B: queue(2) } }, { onFailure: 'DO_NOTHING' });

    expect(rehearsal.stack.status).toBe('UPDATE_FAILED');
    expect([...rehearsal.world.things.values()]).toEqual(['2', '1']);
    rehearsal.stacks.rollback(rehearsal.stack);
    await rehearsal.stacks.settled(rehearsal.stack);
    expect(rehearsal.stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect([...rehearsal.world.things.values()]).toEqual(['1', '1']);
  });

  test('or goes on with the next update', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.world.limits.set('create B', 0);
    const template = { Resources: { A: queue(1), B: queue(1) } };
    await rehearsal.create(template, { onFailure: 'DO_NOTHING' });
    expect(rehearsal.stack.status).toBe('CREATE_FAILED');
    rehearsal.world.limits.clear();

    await rehearsal.update(template);

    expect(rehearsal.stack.status).toBe('UPDATE_COMPLETE');
    expect(rehearsal.world.diary).toEqual(['create B', 'start A', 'start B']);
  });
});

test('a change that cannot be taken back is tried again, or left out', async () => {
  const rehearsal = new Rehearsal();
  await rehearsal.create({ Resources: { A: queue(1), B: queue(1) } });
  const { world, stacks } = rehearsal;
  world.limits.set('update A', 1).set('update B', 0);

  await rehearsal.update({ Resources: { A: queue(2), B: queue(2) } });

  expect(rehearsal.stack).toMatchObject({
    status: 'UPDATE_ROLLBACK_FAILED',
    statusReason: 'The following resource(s) failed to update: [A]. ',
  });
  stacks.rollback(rehearsal.stack, { skip: ['A'] });
  await stacks.settled(rehearsal.stack);
  expect(rehearsal.stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
});

test('what an update has not changed keeps its policies when the update fails', async () => {
  const rehearsal = new Rehearsal();
  await rehearsal.create({ Resources: { A: queue(), B: queue() } });
  rehearsal.world.limits.set('update B', 0);
  await rehearsal.update({
    Resources: { A: queue(0, undefined, { DeletionPolicy: 'Retain' }), B: queue(9) },
  });
  expect(rehearsal.stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');

  await rehearsal.delete();

  expect(rehearsal.world.things.size).toBe(0);
});
