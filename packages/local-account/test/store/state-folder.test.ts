import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../src/errors/user-error';
import { openStateFolder, openTemporaryStore } from '../../src/store/state-folder';

const account = { accountId: '000000000000', region: 'eu-west-1' };

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'state-folder-test-'));
});
afterEach(() => rm(parent, { recursive: true }));

test('a folder is made, and has in the next run what it had', async () => {
  const folder = join(parent, 'a', 'b');
  const first = await openStateFolder(folder, account);
  await first.store.commit([{ key: 'k', value: 'v' }]);
  await first[Symbol.asyncDispose]();

  await using second = await openStateFolder(folder, account);
  expect(second.store.get('k')).toBe('v');
});

test('a second run at the same time is refused', async () => {
  await using first = await openStateFolder(parent, account);
  expect(first.store.isReadable).toBe(true);
  await expect(openStateFolder(parent, account)).rejects.toThrow(`Another local run uses ${parent}. End it`);
});

test('a folder with something else in it is refused, and stays as it is', async () => {
  await writeFile(join(parent, 'thesis.txt'), '');
  await expect(openStateFolder(parent, account)).rejects.toThrow(/holds something else .* --state <folder>$/);
  await expect(readdir(parent)).resolves.toEqual(['thesis.txt']);
});

test.each([
  [{ format: 1, ...account }, 'another version of the local run (format 1, this one reads 2)'],
  [{ format: 2, ...account, region: 'us-east-1' }, 'of account 000000000000 in us-east-1, and this run is'],
  [{ format: 2, ...account, accountId: '111111111111' }, 'of account 111111111111 in eu-west-1'],
])('a folder with the label %j is refused', async (label, message) => {
  await writeFile(join(parent, 'local-run.json'), JSON.stringify(label));
  await expect(openStateFolder(parent, account)).rejects.toThrow(message);
  await expect(readdir(parent)).resolves.toEqual(['local-run.json']);
});

test('a file in its place is refused', async () => {
  const file = join(parent, 'file');
  await writeFile(file, '');
  await expect(openStateFolder(file, account)).rejects.toThrow(UserError);
});

test('a temporary store is gone when it is disposed of', async () => {
  const stores = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('local-run-store-'));
  const before = await stores();
  const opened = await openTemporaryStore();
  const [folder] = (await stores()).filter((name) => !before.includes(name));
  await opened[Symbol.asyncDispose]();
  expect(await stores()).not.toContain(folder);
});
