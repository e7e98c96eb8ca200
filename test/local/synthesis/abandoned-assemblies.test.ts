import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyPrefix, removeAbandonedAssemblies } from '../../../local/synthesis/abandoned-assemblies';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'assemblies-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(parent, { recursive: true });
});

/** What is left of the assembly of a process, after the others have been removed. */
async function remainingOf(pid: number): Promise<string[]> {
  mkdirSync(join(parent, `${assemblyPrefix(pid)}abc`));
  await removeAbandonedAssemblies(parent);
  return readdirSync(parent);
}

/** Answers the question whether a process is there as the operating system does. */
function answerSignals(code: string): void {
  jest.spyOn(process, 'kill').mockImplementation(() => {
    throw Object.assign(new Error(code), { code });
  });
}

test('the assembly of a process that is gone is removed', async () => {
  answerSignals('ESRCH');

  await expect(remainingOf(4711)).resolves.toEqual([]);
});

test('the assembly of a process that runs stays', async () => {
  await expect(remainingOf(process.pid)).resolves.toHaveLength(1);
});

test('the assembly of a process of somebody else stays', async () => {
  answerSignals('EPERM');

  await expect(remainingOf(4711)).resolves.toHaveLength(1);
});

test('what is no assembly stays', async () => {
  answerSignals('ESRCH');
  mkdirSync(join(parent, 'notes-4711-abc'));

  await expect(remainingOf(4711)).resolves.toEqual(['notes-4711-abc']);
});

describe('the assembly of a process of another container, whose process ids are not this one’s', () => {
  const name = assemblyPrefix(4711).replace(/assembly-[0-9a-f]{8}/, 'assembly-00000000') + 'abc';
  const HOUR_MS = 3_600_000;

  async function isLeftAfter(hours: number): Promise<boolean> {
    answerSignals('ESRCH');
    mkdirSync(join(parent, name));
    const lastSign = new Date(Date.now() - hours * HOUR_MS);
    utimesSync(join(parent, name), lastSign, lastSign);
    await removeAbandonedAssemblies(parent);
    return readdirSync(parent).length === 1;
  }

  test('stays while it shows life, every hour', async () => {
    await expect(isLeftAfter(47)).resolves.toBe(true);
  });

  test('is removed when it has shown none for two days', async () => {
    await expect(isLeftAfter(49)).resolves.toBe(false);
  });
});

test('one that cannot be removed is passed over, and does not keep the others', async () => {
  answerSignals('ESRCH');
  jest.spyOn(promises, 'rm').mockRejectedValueOnce(Object.assign(new Error('EACCES'), { code: 'EACCES' }));
  for (const pid of [4711, 4712]) mkdirSync(join(parent, `${assemblyPrefix(pid)}abc`));

  await removeAbandonedAssemblies(parent);

  expect(readdirSync(parent)).toHaveLength(1);
});
