import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyPrefix, removeAbandonedAssemblies } from '../../local/abandoned-assemblies';

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
