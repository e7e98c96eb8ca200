import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stackUnderTest } from './stack-under-test';

const LOCAL_ADDRESS = 'http://127.0.0.1:4566';

/** The README's commands for a local run, in its order: what sets the credentials, and what calls the local address. */
async function localCommands(): Promise<string[]> {
  const readme = await readFile(join(__dirname, '../../README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
  return blocks.filter((block) => block.includes(LOCAL_ADDRESS) || block.startsWith('export '));
}

test('the README’s commands for a local run do what it says', async () => {
  const stack = await stackUnderTest();
  const commands = await localCommands();
  const script = commands.join('\n').replaceAll(LOCAL_ADDRESS, stack.outputs.ApiEndpoint!);

  try {
    const { stdout } = await promisify(execFile)('bash', ['-euc', script]);

    expect(commands.length).toBeGreaterThanOrEqual(4);
    expect(stdout).toContain('<MD5OfMessageBody>ccc8a66eb0be0fa99fad503b2baf8865</MD5OfMessageBody>');
    expect(stdout).toContain(stack.outputs.StateMachineArn);
    expect(stdout).toContain('MalformedTransactionError');
  } finally {
    await stack.stop();
  }
}, 90_000);
