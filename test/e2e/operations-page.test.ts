import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runCommandLine } from '../commands/run-command-line';
import { eventually, post } from './follow-transaction';
import { knownOutputs } from './page-commands';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

const PAGE = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');

let stack: StackUnderTest;
let folder: string;
beforeAll(async () => {
  stack = await stackUnderTest();
  folder = await mkdtemp(join(tmpdir(), 'operations-'));
}, 60_000);
afterAll(async () => {
  await stack.stop();
  await rm(folder, { recursive: true });
});

/** The page's blocks of commands, in its order. */
function blocksOfPage(): string[] {
  const blocks = [...PAGE.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, block = '']) => block);
  return blocks.map((block) => block.replaceAll(/^ +/gm, ''));
}

/** Runs a line of `npx pipeline` in this process, as whoever answers yes. @returns its exit code */
async function runPipelineLine(line: string, id: string): Promise<number> {
  const [, words = '', file] = /^npx pipeline (.*?)(?: > (\S+))?$/.exec(line) ?? [];
  const typed = [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const placed = typed.map((word) =>
    word.endsWith('.ndjson') ? join(folder, word) : word.replace('$ID', id),
  );
  const { exitCode, records, notes } = await runCommandLine([...placed, ...stack.commandOptions], {
    answer: 'y',
  });
  if (file) writeFileSync(join(folder, file), records.map((record) => JSON.stringify(record)).join('\n'));
  if (exitCode !== 0) throw new Error(`${line} ended with ${exitCode}: ${notes.join('\n')}`);
  return exitCode;
}

/** Runs a block of the AWS CLI. @param definitions what it goes by */
async function runBlock(block: string, definitions: string): Promise<string> {
  const there = `aws() { command aws --endpoint-url ${stack.outputs.ApiEndpoint} "$@"; }`;
  const { stdout } = await promisify(execFile)('bash', ['-euc', `${there}\n${definitions}\n${block}`], {
    env: {
      ...process.env,
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
  });
  return stdout;
}

test('the commands of the runbook do what it says, one after the other', async () => {
  const { apiRequestId: id } = await post(stack, '{"malformed": 1,}');
  await post(stack, '{"malformed": 2,}');
  await runCommandLine(['dead-letters', 'import', '-', '--yes', ...stack.commandOptions], {
    input: JSON.stringify({
      queue: 'undelivered',
      messageId: 'of-the-export',
      sentAt: new Date().toISOString(),
      body: '{}',
      attributes: { apiRequestId: { DataType: 'String', StringValue: randomUUID() } },
    }),
  });
  await eventually('two letters', async () => {
    const list = ['dead-letters', 'list', 'unprocessed', '--each', ...stack.commandOptions];
    return (await runCommandLine(list)).records.length === 2 ? true : undefined;
  });
  process.env.VISUAL = 'sed -i s/,}/}/';

  const [definition = '', ...blocks] = blocksOfPage();
  expect(await runBlock('OUTPUT RuleArn', definition)).toBe(`${stack.outputs.RuleArn}\n`);
  const outputs = knownOutputs(stack);
  let printed = '';
  for (const block of blocks) {
    if (block.startsWith('aws ') || block.startsWith('IFS=')) printed += await runBlock(block, outputs);
    else for (const line of block.trim().split('\n')) await runPipelineLine(line, id);
  }
  expect(blocks.length).toBeGreaterThanOrEqual(9);
  expect(printed).toContain('TaskHandle');
  expect(printed).toContain('MalformedTransactionError');
  expect(printed).toContain('executionArn');
  expect(printed).toContain('"State": "STARTING"');
}, 240_000);
