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

test('the README’s command sends a transaction', async () => {
  const stdout = await runCommandsOf('README.md');

  expect(stdout).toContain('<MD5OfMessageBody>ccc8a66eb0be0fa99fad503b2baf8865</MD5OfMessageBody>');
});

test('the commands of the tour do what it says', async () => {
  const stdout = await runCommandsOf('docs/aws-cli-tour.md');

  expect(stdout).toContain('<MD5OfMessageBody>ccc8a66eb0be0fa99fad503b2baf8865</MD5OfMessageBody>');
  expect(stdout).toContain(stack.outputs.StateMachineArn);
  expect(stdout).toContain('MalformedTransactionError');
  expect(stdout).toContain('"ReplayName": "first"');
}, 90_000);
