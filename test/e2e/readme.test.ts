import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

const LOCAL_ADDRESS = 'http://127.0.0.1:4566';

/** The commands of a page for a local run, in its order: what sets the credentials, and what calls the local address. */
async function localCommandsOf(page: string): Promise<string[]> {
  const text = await readFile(join(__dirname, '../..', page), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
  return blocks.filter((block) => block.includes(LOCAL_ADDRESS) || block.startsWith('export '));
}

let stack: StackUnderTest;
beforeAll(async () => {
  stack = await stackUnderTest();
}, 60_000);
afterAll(() => stack.stop());

/** Runs the commands of a page, one after another. @returns what they print */
async function runCommandsOf(page: string): Promise<string> {
  const commands = await localCommandsOf(page);
  const script = commands.join('\n').replaceAll(LOCAL_ADDRESS, stack.outputs.ApiEndpoint!);
  const { stdout } = await promisify(execFile)('bash', ['-euc', script]);
  return stdout;
}

/** The ARNs that StartReplay answered with. */
function replaysStartedIn(stdout: string): string[] {
  const started = [...stdout.matchAll(/"ReplayArn": "([^"]*)",\s*"State": "STARTING"/g)];
  return started.map(([, arn = '']) => arn);
}

test('the README’s commands send a transaction and replay it, each time that they are typed', async () => {
  const first = await runCommandsOf('README.md');
  const second = await runCommandsOf('README.md');

  expect(first).toContain('<MD5OfMessageBody>ccc8a66eb0be0fa99fad503b2baf8865</MD5OfMessageBody>');
  expect(replaysStartedIn(first)).toHaveLength(1);
  expect(replaysStartedIn(second)).toHaveLength(1);
  expect(replaysStartedIn(second)).not.toEqual(replaysStartedIn(first));
}, 60_000);

test.each(['README.md', 'docs/aws-cli-tour.md'])(
  '%s takes account and names from the outputs, and says once how',
  async (page) => {
    const commands = (await localCommandsOf(page)).join('\n');

    expect(commands).not.toMatch(/\d{12}/);
    expect(commands.match(/^OUTPUT\(\)/gm)).toHaveLength(1);
  },
);

test('the commands of the tour do what it says', async () => {
  const stdout = await runCommandsOf('docs/aws-cli-tour.md');

  expect(stdout).toContain('<MD5OfMessageBody>ccc8a66eb0be0fa99fad503b2baf8865</MD5OfMessageBody>');
  expect(stdout).toContain(stack.outputs.StateMachineArn);
  expect(stdout).toContain('MalformedTransactionError');
  expect(stdout).toContain('\nAsk\nRETRIABLE\t2\nOK\n');
  expect(replaysStartedIn(stdout)).toHaveLength(1);
  expect(stdout).toContain('"ReplayName": "replay-');
}, 90_000);
