import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { makeTemporaryFolder, removeAbandonedFolders } from '../src/temporary-folder';

/** Of this test alone. */
const PREFIX = basename(mkdtempSync(join(tmpdir(), 'temporary-folder-test-')));

afterAll(() => rmSync(join(tmpdir(), PREFIX), { recursive: true }));

/** A folder as another process has made it. */
async function folderOf(pid: number): Promise<string> {
  const made = await makeTemporaryFolder(PREFIX);
  const moved = made.replace(`-${process.pid}-`, `-${pid}-`);
  renameSync(made, moved);
  writeFileSync(join(moved, 'file'), '');
  return moved;
}

test('what a killed process has left is removed, and nothing else', async () => {
  const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
  const left = await folderOf(killed.pid!);
  const own = await makeTemporaryFolder(PREFIX);
  const elsewhere = join(tmpdir(), `${PREFIX}another-namespace-${killed.pid}-x`);
  renameSync(await makeTemporaryFolder(PREFIX), elsewhere);

  await removeAbandonedFolders(PREFIX);
  expect([left, own, elsewhere].map(existsSync)).toEqual([true, true, true]);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  await removeAbandonedFolders(PREFIX);
  expect([left, own, elsewhere].map(existsSync)).toEqual([false, true, true]);
  for (const folder of [own, elsewhere]) rmSync(folder, { recursive: true });
});
