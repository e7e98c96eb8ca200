import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SYNTHESIZED_APP } from './copied-app';
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

/** What a page's `OUTPUT` prints, without a process of the AWS CLI for each. */
export function knownOutputs({ outputs }: StackUnderTest): string {
  const cases = Object.entries(outputs).map(([name, value]) => `${name}) echo '${value}';;`);
  return `OUTPUT() { case "$1" in ${cases.join(' ')} esac; }`;
}

/** Runs the commands of a page, one after another, beside an app that has been synthesized before. @returns what they print */
export async function runCommandsOf(page: string, stack: StackUnderTest): Promise<string> {
  const commands = await localCommandsOf(page);
  const { ApiEndpoint = '' } = stack.outputs;
  const defined = `[ "$(OUTPUT ApiEndpoint)" = '${ApiEndpoint}' ]\n${knownOutputs(stack)}`;
  const script = commands
    .map((block) => (/^OUTPUT\(\)/m.test(block) ? `${block}\n${defined}\n` : block))
    .join('\n')
    .replaceAll(LOCAL_ADDRESS, ApiEndpoint)
    .replaceAll(/--local(?=\s)/g, `--endpoint-url ${ApiEndpoint}`);
  const { stdout } = await promisify(execFile)('bash', ['-euc', script], {
    cwd: PROJECT,
    env: { ...process.env, ...SYNTHESIZED_APP },
  });
  return stdout;
}

/** What a page shows as the answer to its last command: its block of plain text. */
export async function answerIn(page: string): Promise<string> {
  const text = await readFile(join(PROJECT, page), 'utf8');
  const [, answer] = /^```text\n([\s\S]*?)^```/m.exec(text) ?? [];
  if (answer === undefined) throw new Error(`${page} shows no answer`);
  return answer.trim();
}
