import { requestOf } from '../test-stack';
import { queue, Rehearsal } from './queue-like';

async function planOf(before: object, after: object) {
  const rehearsal = new Rehearsal();
  await rehearsal.create(before);
  return rehearsal.stacks.plan(rehearsal.stack, requestOf(after));
}

test('a new stack is all additions', () => {
  const { stacks } = new Rehearsal();

  const { resources, isUnchanged } = stacks.plan(
    stacks.review('Test'),
    requestOf({ Resources: { A: queue() } }),
  );

  expect(resources).toEqual([expect.objectContaining({ logicalId: 'A', action: 'Add' })]);
  expect(isUnchanged).toBe(false);
});

test('tells what is added, changed in place, replaced and removed, and what depends on that', async () => {
  const { resources } = await planOf(
    { Resources: { A: queue(1, 'old'), B: queue(1), C: queue({ Ref: 'A' }), D: queue(), E: queue(0, 'e') } },
    { Resources: { A: queue(1, 'new'), B: queue(2), C: queue({ Ref: 'A' }), E: queue(0, 'e'), F: queue() } },
  );

  expect(resources.map(({ logicalId, action, replacement }) => [logicalId, action, replacement])).toEqual([
    ['A', 'Modify', 'True'],
    ['B', 'Modify', 'False'],
    ['F', 'Add', undefined],
    ['C', 'Modify', 'False'],
    ['D', 'Remove', undefined],
  ]);
  expect(resources.flatMap(({ changes }) => changes)).toEqual([
    {
      attribute: 'Properties',
      name: 'QueueName',
      path: '/Properties/QueueName',
      before: 'old',
      after: 'new',
      requiresRecreation: 'Always',
      evaluation: 'Static',
    },
    expect.objectContaining({ name: 'DelaySeconds', before: '1', after: '2', requiresRecreation: 'Never' }),
    expect.objectContaining({ after: '{{changeSet:KNOWN_AFTER_APPLY}}', evaluation: 'Dynamic' }),
  ]);
});

test('a name that only the update shows is replaced if it changes', async () => {
  const named = (name: string) => ({
    Resources: { A: queue(0, name), B: { ...queue(), Properties: { QueueName: { 'Fn::Sub': '${A}-b' } } } },
  });

  const { resources } = await planOf(named('old'), named('new'));

  expect(resources[1]).toMatchObject({ logicalId: 'B', replacement: 'Conditional' });
});

test.each([
  ['the same template', { Resources: { A: queue() } }, true],
  ['an output', { Resources: { A: queue() }, Outputs: { O: { Value: 'x' } } }, false],
  ['a policy', { Resources: { A: queue(0, undefined, { DeletionPolicy: 'Retain' }) } }, false],
])('with %s', async (_, after, isUnchanged) => {
  expect((await planOf({ Resources: { A: queue() } }, after)).isUnchanged).toBe(isUnchanged);
});

test('what a parameter asks not to tell is told neither by a plan nor by events', async () => {
  const rehearsal = new Rehearsal();
  const template = {
    Parameters: { Secret: { Type: 'String', NoEcho: true } },
    Resources: { A: queue({ 'Fn::Sub': 'with ${Secret}' }) },
  };
  const parameters = (secret: string) => ({ parameters: new Map([['Secret', secret]]) });
  await rehearsal.create(template, parameters('first'));

  const plan = rehearsal.stacks.plan(rehearsal.stack, { ...requestOf(template), ...parameters('second') });
  await rehearsal.update(template, parameters('second'));

  expect([...rehearsal.world.things.values()]).toEqual(['with second']);
  expect(plan.resources).toMatchObject([
    { logicalId: 'A', changes: [{ before: 'with ****', after: 'with ****' }] },
  ]);
  expect(JSON.stringify([plan, rehearsal.stack.events])).not.toMatch(/first|second/);
});
