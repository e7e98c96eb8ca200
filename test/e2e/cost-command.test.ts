import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SYNTHESIZED_APP } from './copied-app';
import { npmScript } from './npm-script';

const PROJECT = join(__dirname, '../..');

/** `npm run cost`, as npm runs it. */
function costCommand(...options: string[]): Promise<{ stdout: string; stderr: string }> {
  const [program, ...words] = npmScript('cost');
  return promisify(execFile)(program, [...words, ...options], {
    cwd: PROJECT,
    env: { ...process.env, ...SYNTHESIZED_APP, FORCE_COLOR: undefined },
  });
}

test('the last line with --json is one object, of the synthesized stack', async () => {
  const { stdout, stderr } = await costCommand('--rate', '0.4', '--json');

  const summary = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(Object.keys(summary)).toEqual(['totalUsd', 'sampleUsd', 'floorUsd', 'ratio', 'services']);
  expect(summary.ratio).toBeLessThanOrEqual(0.6);
  expect(stdout).toContain('1,000,000 transactions of 1,024 bytes, 0.4 a second');
  expect(stderr).toBe('Synthesizing the stack ...\n');
}, 60_000);

test('what cannot be is refused before anything is synthesized', async () => {
  await expect(costCommand('--rate', '0')).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('It is a number from 0.001 to 1000000') as string,
  });
}, 60_000);
