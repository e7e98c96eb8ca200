import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { APP_OF_TESTS } from './app-command';
import { SYNTHESIZED_APP } from './copied-app';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

const PROJECT = join(__dirname, '../..');

let stack: StackUnderTest;
let folder: string;
beforeAll(async () => {
  stack = await stackUnderTest();
  folder = await mkdtemp(join(tmpdir(), 'cdk-diff-'));
}, 60_000);
afterAll(async () => {
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Compares an app with the running stack, with the CDK's own command. @returns all that it says */
async function cdkDiff(app: NodeJS.ProcessEnv, ...options: string[]): Promise<string> {
  const executables = join(PROJECT, 'node_modules/.bin');
  const { stdout, stderr } = await promisify(execFile)(
    join(executables, 'cdk'),
    ['diff', '--no-color', '--no-notices', '--output', join(folder, 'cdk.out'), ...options],
    {
      cwd: PROJECT,
      env: {
        ...process.env,
        ...app,
        // The CDK keeps there which account an access key is of.
        HOME: folder,
        PATH: `${executables}:${process.env.PATH}`,
        AWS_ENDPOINT_URL: stack.outputs.ApiEndpoint,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      },
    },
  );
  return stdout + stderr;
}

test.each([[['--method=template']], [[]]])(
  'cdk diff %j finds no differences to what runs',
  async (options) => {
    const said = await cdkDiff(SYNTHESIZED_APP, ...options);

    expect(said).toContain('There were no differences');
    expect(said).toContain('Number of stacks with differences: 0');
  },
  90_000,
);

test('cdk diff shows what would change', async () => {
  const said = await cdkDiff(APP_OF_TESTS, '--method=template', '--context', 'maxTransactionBytes=2048');

  expect(said).toMatch(/MaximumMessageSize\n.*\[-] 128256\n.*\[\+] 2304/);
  expect(said).toContain('Number of stacks with differences: 1');
}, 90_000);
