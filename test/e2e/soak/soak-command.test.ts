import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SYNTHESIZED_APP } from '../copied-app';
import { npmScript } from '../npm-script';

const PROJECT = join(__dirname, '../../..');

/** `npm run soak`, as npm runs it. */
function soakCommand(...options: string[]): Promise<{ stdout: string; stderr: string }> {
  const [program, ...words] = npmScript('soak');
  return promisify(execFile)(program, [...words, ...options], {
    cwd: PROJECT,
    env: { ...process.env, ...SYNTHESIZED_APP, FORCE_COLOR: undefined },
  });
}

test('the last line with --json is one object, and the exit code is 0 if the promise was kept', async () => {
  const { stdout, stderr } = await soakCommand('--transactions', '20', '--seed', '3', '--json');

  const lines = stdout.trimEnd().split('\n');
  const report = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
  expect(Object.keys(report)).toEqual([
    'seed',
    'transactions',
    'accepted',
    'logged',
    'deadLettered',
    'redriven',
    'duplicated',
    'lost',
    'altered',
    'faults',
  ]);
  expect(report).toMatchObject({ seed: 3, transactions: 20, lost: 0, altered: 0 });
  expect(stderr).toBe('Seed 3. Synthesizing the stack ...\n');
}, 90_000);
