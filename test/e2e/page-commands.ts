import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { StackUnderTest } from './stack-under-test';

const PROJECT = join(__dirname, '../..');

const LOCAL_ADDRESS = 'http://127.0.0.1:4566';

/** By which the operator's commands are given that address. */
const LOCAL_OPTION = ' --local';

/** The commands of a page for a local run, in its order: what sets the credentials, and what calls the local address. */
export async function localCommandsOf(page: string): Promise<string[]> {
  const text = await readFile(join(PROJECT, page), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
  const isLocal = (block: string) => block.includes(LOCAL_ADDRESS) || block.includes(LOCAL_OPTION);
  return blocks.filter((block) => isLocal(block) || block.startsWith('export '));
}

/** Runs the commands of a page, one after another. @returns what they print */
export async function runCommandsOf(page: string, { outputs }: StackUnderTest): Promise<string> {
  const commands = await localCommandsOf(page);
  const script = `${commands.join('\n')}\n`
    .replaceAll(LOCAL_ADDRESS, outputs.ApiEndpoint!)
    .replaceAll(/--local(?=\s)/g, `--endpoint-url ${outputs.ApiEndpoint!}`);
  const { stdout } = await promisify(execFile)('bash', ['-euc', script], { cwd: PROJECT });
  return stdout;
}

/** What a page shows as the answer to its last command: its block of plain text. */
export async function answerIn(page: string): Promise<string> {
  const text = await readFile(join(PROJECT, page), 'utf8');
  const [, answer] = /^```text\n([\s\S]*?)^```/m.exec(text) ?? [];
  if (answer === undefined) throw new Error(`${page} shows no answer`);
  return answer.trim();
}
