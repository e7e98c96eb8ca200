import { queue, Rehearsal } from './queue-like';

const ADDRESS = /^Test-A-[0-9A-F]{12}$/;

test('what is the same is not touched, what is in place is changed, what is new is created, what is gone is deleted', async () => {
  const rehearsal = new Rehearsal();
  await rehearsal.create({ Resources: { Same: queue(), Changed: queue(1), Gone: queue() } });

  await rehearsal.update({ Resources: { New: queue(), Same: queue(), Changed: queue(2) } });

  expect(rehearsal.world.diary).toEqual([
    'create New',
    'update Changed',
    'start New',
    'stop Gone',
    'delete Gone',
  ]);
  expect(rehearsal.story).toEqual([
    'stack UPDATE_IN_PROGRESS User Initiated',
    'New CREATE_IN_PROGRESS',
    'New CREATE_IN_PROGRESS Resource creation Initiated',
    'New CREATE_COMPLETE',
    'Changed UPDATE_IN_PROGRESS',
    'Changed UPDATE_COMPLETE',
    'stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'Gone DELETE_IN_PROGRESS',
    'Gone DELETE_COMPLETE',
    'stack UPDATE_COMPLETE',
  ]);
  expect(rehearsal.stack.resources.map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual([
    'Same CREATE_COMPLETE',
    'Changed UPDATE_COMPLETE',
    'New CREATE_COMPLETE',
  ]);
});

test('what can be set at the creation alone makes a new resource of another name, before the old one is deleted', async () => {
  const rehearsal = new Rehearsal();
  const outputs = { Outputs: { Name: { Value: { Ref: 'A' } } } };
  await rehearsal.create({ Resources: { A: queue(1, 'old') }, ...outputs });
  const [before] = rehearsal.stack.outputs;

  await rehearsal.update({ Resources: { A: queue(1, 'new') }, ...outputs });

  const [after] = rehearsal.stack.outputs;
  expect(before?.value).toMatch(ADDRESS);
  expect(after?.value).toMatch(ADDRESS);
  expect(after?.value).not.toBe(before?.value);
  expect(rehearsal.world.diary).toEqual(['create A', 'start A', 'stop A', 'delete A']);
  expect([...rehearsal.world.things.keys()]).toEqual([after?.value]);
  expect(rehearsal.story).toEqual([
    'stack UPDATE_IN_PROGRESS User Initiated',
    'A UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.',
    'A UPDATE_IN_PROGRESS Resource creation Initiated',
    'A UPDATE_COMPLETE',
    'stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'A DELETE_IN_PROGRESS',
    'A DELETE_COMPLETE',
    'stack UPDATE_COMPLETE',
  ]);
});

test('what refers to a resource follows it when it is replaced or its attributes change', async () => {
  const rehearsal = new Rehearsal();
  const template = (name: string, delay: number) => ({
    Resources: {
      A: queue(1, name),
      ByName: queue({ Ref: 'A' }),
      C: queue(delay),
      ByAttribute: queue({ 'Fn::GetAtt': ['C', 'Delay'] }),
    },
  });
  await rehearsal.create(template('old', 1));

  await rehearsal.update(template('new', 2));

  expect(rehearsal.world.diary.filter((line) => line.startsWith('update'))).toEqual([
    'update C',
    'update ByName',
    'update ByAttribute',
  ]);
  const [first] = rehearsal.stack.resources;
  expect([...rehearsal.world.things.values()]).toContain(first?.physicalId);
});

test.each([
  ['DeletionPolicy', 'Retain', {}, ['A DELETE_SKIPPED']],
  ['DeletionPolicy', 'RetainExceptOnCreate', {}, ['A DELETE_SKIPPED']],
  ['DeletionPolicy', 'Delete', {}, ['A DELETE_IN_PROGRESS', 'A DELETE_COMPLETE']],
  ['UpdateReplacePolicy', 'Retain', { A: queue(0, 'another') }, ['A DELETE_SKIPPED']],
])('%s %s', async (attribute, policy, after, expected) => {
  const rehearsal = new Rehearsal();
  await rehearsal.create({ Resources: { A: queue(0, 'one', { [attribute]: policy }), B: queue() } });

  await rehearsal.update({ Resources: { B: queue(), ...after } });

  expect(rehearsal.story.filter((line) => line.startsWith('A DELETE'))).toEqual(expected);
  expect(rehearsal.stack.status).toBe('UPDATE_COMPLETE');
});

test('what cannot be deleted in the clean-up does not fail the update', async () => {
  const rehearsal = new Rehearsal();
  await rehearsal.create({ Resources: { A: queue(), B: queue() } });
  rehearsal.world.limits.set('delete A', 0);

  await rehearsal.update({ Resources: { B: queue() } });

  expect(rehearsal.story).toContainEqual(
    expect.stringMatching(
      /^A DELETE_FAILED Resource handler returned message: "It refuses to delete A\." \(RequestToken: .{36}, HandlerErrorCode: InvalidRequest\)$/,
    ),
  );
  expect(rehearsal.stack.status).toBe('UPDATE_COMPLETE');
});

test('a retained resource keeps its name: one that is created after it has another', async () => {
  const rehearsal = new Rehearsal();
  const template = { Resources: { A: queue(0, undefined, { DeletionPolicy: 'Retain' }) } };
  await rehearsal.create(template);
  await rehearsal.delete();

  await rehearsal.create(template);

  expect(rehearsal.world.things.size).toBe(2);
});
