import { requestOf } from '../test-stack';
import { queue, Rehearsal } from './queue-like';

test('deletes what needs another before it', async () => {
  const rehearsal = new Rehearsal();
  await rehearsal.create({ Resources: { A: queue({ Ref: 'B' }), B: queue() } });

  const stack = await rehearsal.delete();

  expect(rehearsal.world.diary).toEqual(['stop A', 'delete A', 'stop B', 'delete B']);
  expect(stack.status).toBe('DELETE_COMPLETE');
  expect(rehearsal.stacks.find('Test')).toBeUndefined();
  expect(rehearsal.stacks.find(stack.stackId)).toBe(stack);
});

test('what cannot be deleted stays, with what it needs, and is tried again', async () => {
  const rehearsal = new Rehearsal();
  await rehearsal.create({ Resources: { A: queue({ Ref: 'B' }), B: queue(), C: queue() } });
  rehearsal.world.limits.set('delete A', 0);

  await rehearsal.delete();

  expect(rehearsal.stack).toMatchObject({
    status: 'DELETE_FAILED',
    statusReason: 'The following resource(s) failed to delete: [A]. ',
  });
  expect(rehearsal.stack.resources.map(({ logicalId }) => logicalId)).toEqual(['B', 'A']);
  rehearsal.world.limits.clear();
  expect(await rehearsal.delete()).toMatchObject({ status: 'DELETE_COMPLETE' });
});

describe('an export that another stack uses', () => {
  const exporting = (value: string) => ({
    Resources: { A: queue() },
    Outputs: { Shared: { Value: value, Export: { Name: 'shared' } } },
  });
  const importing = { Resources: { B: queue({ 'Fn::ImportValue': 'shared' }) } };

  test.each([
    ['is not deleted', { Resources: { A: queue() } }, 'deleted'],
    ['is not changed', exporting('two'), 'updated'],
  ])('%s by an update', async (_, template, how) => {
    const rehearsal = new Rehearsal();
    await rehearsal.create(exporting('one'));
    await rehearsal.create(importing, {}, 'Other');

    await rehearsal.update(template);

    expect(rehearsal.stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(rehearsal.story).toContain(
      `stack UPDATE_ROLLBACK_IN_PROGRESS Export shared cannot be ${how} as it is in use by Other `,
    );
  });

  test('keeps its stack until the others are gone', async () => {
    const rehearsal = new Rehearsal();
    await rehearsal.create(exporting('one'));
    await rehearsal.create(importing, {}, 'Other');
    await rehearsal.create(importing, {}, 'Third');

    expect(await rehearsal.delete()).toMatchObject({
      status: 'CREATE_COMPLETE',
      statusReason: 'Delete canceled. Cannot delete export shared as it is in use by Other and Third.',
    });
    await rehearsal.delete('Other');
    await rehearsal.delete('Third');
    expect(await rehearsal.delete()).toMatchObject({ status: 'DELETE_COMPLETE' });
  });

  test('has its name for itself', async () => {
    const rehearsal = new Rehearsal();
    await rehearsal.create(exporting('one'));

    const second = rehearsal.stacks.create('Second', requestOf(exporting('two')));
    await rehearsal.stacks.settled(second);

    expect(second.status).toBe('ROLLBACK_COMPLETE');
    expect(second.events.map(({ statusReason }) => statusReason)).toContain(
      'Export with name shared is already exported by stack Test. Rollback requested by user.',
    );
  });
});

test('what a stack has left behind becomes part of another, if that imports what there is', async () => {
  const rehearsal = new Rehearsal();
  const template = (delay: number) => ({
    Resources: { A: queue(delay, 'named', { DeletionPolicy: 'Retain' }), B: queue(delay) },
  });
  await rehearsal.create(template(1));
  await rehearsal.delete();
  rehearsal.world.diary.length = 0;
  const stack = await rehearsal.create(template(2), { importsExisting: true });

  expect(stack.status).toBe('CREATE_COMPLETE');
  expect(rehearsal.world.diary).toEqual(['update A', 'create B', 'start B']);
  expect(rehearsal.story).toContain('A IMPORT_COMPLETE Resource import completed.');
});

test('what was imported stays when that is rolled back', async () => {
  const rehearsal = new Rehearsal();
  const A = queue(1, 'named', { DeletionPolicy: 'Retain' });
  await rehearsal.create({ Resources: { A } });
  await rehearsal.delete();
  rehearsal.world.diary.length = 0;
  rehearsal.world.limits.set('create B', 0);
  const request = { importsExisting: true, retainExceptOnCreate: true };
  const stack = await rehearsal.create({ Resources: { A, B: queue() } }, request);

  expect(stack.status).toBe('ROLLBACK_COMPLETE');
  expect(rehearsal.world.diary).not.toContain('delete A');
});

test('what has no name in the template, or does not stay, is not imported', async () => {
  const rehearsal = new Rehearsal();
  const Resources = { A: queue(1, undefined, { DeletionPolicy: 'Retain' }), B: queue(1, 'named') };
  await rehearsal.create({ Resources });
  await rehearsal.delete();
  rehearsal.world.diary.length = 0;
  await rehearsal.create({ Resources }, { importsExisting: true });

  expect(rehearsal.world.diary).toEqual(['create A', 'create B', 'start A', 'start B']);
});
