import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RepeatedSynthesis } from '../../local/synthesis/repeated-synthesis';
import { synthesize } from '../../local/synthesis/synthesize';

/** TypeScript of several files, as the project's own app is compiled; what a process was started with shows in what it makes. */
const SOURCES = {
  'cdk.json': '{ "app": "node run.cjs" }',
  'tsconfig.json':
    '{ "compilerOptions": { "target": "ES2023", "module": "Node20", "esModuleInterop": true }, "ts-node": { "swc": true, "compilerOptions": { "module": "CommonJS", "moduleResolution": "Node10", "target": "ES2022" } } }',
  'run.cjs': `require('ts-node/register'); require('./app.ts');`,
  'app.ts': `
    import { App, Stack } from 'aws-cdk-lib';
    import { addQueue } from './queue';
    const app = new App({ builtinCloudFormationValidation: false });
    const stack = new Stack(app, 'Stack', { description: process.env.STARTED });
    addQueue(stack);
    app.synth();`,
  'queue.ts': queueWith('visibilityTimeout: Duration.seconds(7)'),
};

function queueWith(properties: string, annotations = ''): string {
  return `
    import { Annotations, Duration, type Stack } from 'aws-cdk-lib';
    import { Queue } from 'aws-cdk-lib/aws-sqs';
    export function addQueue(stack: Stack): void {
      const queue: Queue = new Queue(stack, 'Queue', { ${properties} });
      ${annotations}
    }`;
}

let app: string;
let repeated: RepeatedSynthesis;

beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), 'synthesized-'));
  symlinkSync(join(__dirname, '../../node_modules'), join(app, 'node_modules'));
  for (const [name, text] of Object.entries(SOURCES)) save(name, text);
  repeated = new RepeatedSynthesis(app, {});
});
afterAll(() => {
  delete process.env.STARTED;
  rmSync(app, { recursive: true });
});

function save(name: string, text: string): void {
  writeFileSync(join(app, name), text);
}

/** Starts the next synthesis; one that is started from now on makes another description. */
async function prepare(): Promise<void> {
  process.env.STARTED = 'ahead';
  await repeated.prepare();
  process.env.STARTED = 'later';
}

/** Each file of an assembly, and what is in it. */
function filesOf(directory: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
  );
}

async function synthesizeAgain(): Promise<{
  readonly files: Record<string, string>;
  readonly remarks: string;
}> {
  await using assembly = await repeated.synthesize();
  return { files: filesOf(assembly.directory), remarks: assembly.remarks };
}

test('a synthesis that stands ready makes of what is saved byte for byte what cdk synth makes', async () => {
  await synthesizeAgain();
  await prepare();
  save('queue.ts', queueWith('visibilityTimeout: Duration.minutes(7)'));

  const { files } = await synthesizeAgain();

  process.env.STARTED = 'ahead';
  await using cold = await synthesize(app);
  expect(files).toEqual(filesOf(cold.directory));
  expect(files['Stack.template.json']).toMatch(/"ahead"[^]*420/);
});

test('one that has read other settings is not used; warnings are told', async () => {
  await prepare();
  save('cdk.json', '{ "app": "node run.cjs", "context": {} }');

  save(
    'queue.ts',
    queueWith('', `Annotations.of(queue).addWarningV2('app:tags', 'The queue has no tags.');`),
  );

  const { files, remarks } = await synthesizeAgain();

  expect(files['Stack.template.json']).toContain('"later"');
  expect(remarks).toContain('The queue has no tags.');
});

test('what the CDK finds wrong in what is saved is refused', async () => {
  await prepare();
  save('queue.ts', queueWith('', `Annotations.of(queue).addError('A queue has no owner.');`));

  await expect(repeated.synthesize()).rejects.toThrow('A queue has no owner.');
});

test('one that stands ready leaves nothing behind', async () => {
  await prepare();

  await repeated[Symbol.asyncDispose]();

  expect(readdirSync(join(app, '.local-run'))).toEqual([]);
});
