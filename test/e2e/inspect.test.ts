import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readCloudAssembly } from '../../local/cloud-assembly';
import { synthesizeForRuns } from './local-run/assembly';
import { startRun } from './local-run/run';
import { templateOf, withTemplate } from './local-run/template-json';
import { NodeInspect } from './node-inspect';

const PROJECT = join(__dirname, '../..');
const HANDLER = join(PROJECT, 'lambda/transaction-logger/handler.ts');

/** The delivered one is ten times as patient; the test has to wait for longer than it. */
const TIMEOUT_SECONDS = 1;

const inspected = synthesizeForRuns({ 'local-run:inspect': true });

/** Counted from 1. */
function lineOfHandler(text: string): number {
  const lines = readFileSync(HANDLER, 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}

/** Where the code that runs has a line of the handler: by its source map, as a debugger finds it. Counted from 1. */
function lineOfCode(codePath: string, handlerLine: number): number {
  const map = new SourceMap(JSON.parse(readFileSync(`${codePath}.map`, 'utf8')) as SourceMapPayload);
  const isOfLine = (text: string, index: number) => {
    const entry = map.findEntry(index, text.search(/\S/));
    return (
      'originalSource' in entry &&
      fileURLToPath(entry.originalSource) === HANDLER &&
      entry.originalLine === handlerLine - 1
    );
  };
  return readFileSync(codePath, 'utf8').split('\n').findIndex(isOfLine) + 1;
}

test('a breakpoint in the TypeScript holds a function for longer than its timeout, and the transaction is logged', async () => {
  const template = templateOf(inspected);
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type === 'AWS::Lambda::Function') Object.assign(Properties!, { Timeout: TIMEOUT_SECONDS });
  }
  await using run = await startRun(withTemplate(inspected, template), { inspectPort: 0 });
  await using attached = new NodeInspect(`127.0.0.1:${run.inspectedFunctions[0]!.port}`);
  await attached.says(/debug> /);
  attached.type('exec process.env.LAMBDA_TASK_ROOT');
  const [, taskRoot = ''] = await attached.says(/'(\/.*)'/);
  const line = lineOfCode(join(taskRoot, 'index.js'), lineOfHandler('const receipt ='));
  // Node.js compiles what is imported, and no ES module, twice.
  attached.type('scripts');
  await attached.says(/\d+: .*index\.js\n[^]*debug> /);
  for (const [, scriptId] of attached.output.matchAll(/(\d+): .*index\.js/g)) {
    attached.type(`setBreakpoint('${scriptId}', ${line})`);
    await attached.says(/debug> /);
  }

  const { headers } = await fetch(run.output('ApiEndpoint'), { method: 'POST', body: '{"n":1}' });
  await attached.says(new RegExp(`break in .*index\\.js:${line}`));
  await setTimeout(TIMEOUT_SECONDS * 1_500);
  attached.type('exec detail.body');
  await attached.says(/'\{"n":1\}'/);
  attached.type('cont');

  await run.trace.waitFor(
    'the transaction in the log',
    ({ what, transaction }) => what === 'LogWritten' && transaction.id === headers.get('apigw-requestid'),
  );
  expect(run.trace.records).not.toContainEqual(expect.objectContaining({ what: 'TargetFailed' }));
}, 60_000);

test('what is deployed has no source map, and is minified', () => {
  const synthesized = readCloudAssembly(process.env.CLOUD_ASSEMBLY ?? '');
  const { Properties } = Object.values(templateOf(synthesized).Resources).find(
    ({ Type }) => Type === 'AWS::Lambda::Function',
  )!;
  const { S3Key } = Properties!.Code as { S3Key: string };
  const asset = synthesized.assetDirectory(S3Key)!;
  const code = readFileSync(join(asset, 'index.js'), 'utf8');
  expect(code).not.toContain('sourceMappingURL');
  expect(code.split('\n').length).toBeLessThan(5);
});
