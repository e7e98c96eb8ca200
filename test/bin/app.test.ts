import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const { app } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as { app: string };

interface Run {
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly templates: string[];
}

/**
 * Runs the app as the CDK's CLI does: the command of cdk.json, with the context and the place for the assembly in its environment. The CLI
 * may be installed anywhere: nothing of the project is on the path.
 */
async function runApp(context: Record<string, unknown>): Promise<Run> {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk-test-'));
  const child = spawn(app, {
    shell: true,
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      PATH: dirname(process.execPath),
      CDK_CONTEXT_JSON: JSON.stringify(context),
      CDK_OUTDIR: outdir,
      CDK_VALIDATION: 'false',
    },
  });
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const templates = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
  rmSync(outdir, { recursive: true, force: true });
  return { exitCode, stderr: Buffer.concat(stderr).toString(), templates };
}

const contexts = {
  badValue: { maxTransactionBytes: '200000' },
  misspeltKey: { tracin: 'true' },
  nothing: { 'aws:cdk:bundling-stacks': [] },
};
let runs: Record<keyof typeof contexts, Run>;

beforeAll(async () => {
  const entries = Object.entries(contexts).map(
    async ([name, context]) => [name, await runApp(context)] as const,
  );
  runs = Object.fromEntries(await Promise.all(entries)) as typeof runs;
}, 60_000);

describe.each([
  [
    'a value that is not allowed',
    'badValue',
    /^Configuration: maxTransactionBytes="200000" is not allowed\. Allowed: a whole number from 1024 to 128000\.\n$/,
  ],
  [
    'a misspelt key',
    'misspeltKey',
    /^Configuration: there is no key tracin \(its value here: "true"\)\. Did you mean tracing\?\n$/,
  ],
] as const)('given %s', (_, name, oneLine) => {
  test('the app says so in one line, without a stack trace', () => {
    expect(runs[name].stderr).toMatch(oneLine);
  });

  test('the app exits with 1', () => {
    expect(runs[name].exitCode).toBe(1);
  });

  test('the app makes no stack', () => {
    expect(runs[name].templates).toEqual([]);
  });
});

test('given nothing, the app makes one stack, MyServerlessApplicationStack', () => {
  expect(runs.nothing).toEqual({
    exitCode: 0,
    stderr: '',
    templates: ['MyServerlessApplicationStack.template.json'],
  });
});
