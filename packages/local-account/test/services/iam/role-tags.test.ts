import { GetRoleCommand, ListRolesCommand, ListRoleTagsCommand } from '@aws-sdk/client-iam';
import { iamWorld, role } from './iam-world';

const Tags = [
  { Key: 'team', Value: 'blue' },
  { Key: 'cost', Value: '1' },
];

test('the tags of a role are shown by GetRole and ListRoleTags, and not by ListRoles', async () => {
  await using world = await iamWorld({
    Tagged: role({ RoleName: 'tagged', Tags }),
    Plain: role({ RoleName: 'plain' }),
  });
  const { client } = world;

  const tagged = await client.send(new GetRoleCommand({ RoleName: 'tagged' }));
  expect(tagged.Role).toMatchObject({ Tags, RoleLastUsed: {} });
  const plain = await client.send(new GetRoleCommand({ RoleName: 'plain' }));
  expect(plain.Role).not.toHaveProperty('Tags');
  expect((await client.send(new ListRoleTagsCommand({ RoleName: 'tagged' }))).Tags).toEqual(Tags);
  expect((await client.send(new ListRoleTagsCommand({ RoleName: 'plain' }))).Tags).toEqual([]);
  const { Roles } = await client.send(new ListRolesCommand({}));
  expect(Roles?.map(({ RoleName }) => RoleName)).toEqual(['plain', 'tagged']);
  expect(Roles?.[1]).not.toHaveProperty('Tags');
});
