import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const PROJECT = join(__dirname, '../..');

let project: string;
beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'bundled-')));
  write('package-lock.json', '{}');
  mkdirSync(join(project, 'bin'));
  mkdirSync(join(project, 'node_modules'));
  copyFileSync(join(PROJECT, 'bin/run-bundled.cjs'), join(project, 'bin/run-bundled.cjs'));
  symlinkSync(join(PROJECT, 'node_modules/esbuild'), join(project, 'node_modules/esbuild'));
});
afterEach(() => rmSync(project, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

/** @returns what the program writes */
async function run(...words: string[]): Promise<string> {
  const args = [join(project, 'bin/run-bundled.cjs'), 'program/main.ts', ...words];
  return (await promisify(execFile)(process.execPath, args, { cwd: tmpdir() })).stdout;
}

function bundledFiles(): string[] {
  return readdirSync(join(project, 'node_modules/.cache/bundled-programs'), { recursive: true }) as string[];
}

test('a program runs with its words, as if its sources ran where they are', async () => {
  write('program/main.ts', `import { place } from './part'; console.log(process.argv.slice(1), place);`);
  write('program/part.ts', `export const place: string = __dirname;`);
  await expect(run('a', '--b')).resolves.toContain(
    `[ '${project}/program/main.ts', 'a', '--b' ] ${project}/program`,
  );
});

test('it is bundled once, and anew when a source or the bundle has changed', async () => {
  write('program/main.ts', `import { word } from './part'; console.log(word);`);
  write('program/part.ts', `export const word = 'before';`);
  await expect(run()).resolves.toBe('before\n');
  const [bundled = ''] = bundledFiles().filter((name) => name.endsWith('.ts.cjs'));
  const path = join(project, 'node_modules/.cache/bundled-programs', bundled);

  const { mtimeMs } = statSync(path);
  await expect(run()).resolves.toBe('before\n');
  expect(statSync(path).mtimeMs).toBe(mtimeMs);

  write('program/part.ts', `export const word = 'afterwards';`);
  await expect(run()).resolves.toBe('afterwards\n');

  writeFileSync(path, 'console.log("half a bu');
  await expect(run()).resolves.toBe('afterwards\n');
});

test('a source that is saved while it is bundled is bundled again', async () => {
  write('program/main.ts', `console.log('before');`);
  const saved = JSON.stringify([join(project, 'program/main.ts'), `console.log('afterwards');`]);
  rmSync(join(project, 'node_modules/esbuild'));
  write(
    'node_modules/esbuild/index.js',
    `const { build } = require(${JSON.stringify(join(PROJECT, 'node_modules/esbuild'))});
    exports.build = async (options) => {
      const built = await build(options);
      require('node:fs').writeFileSync(...${saved});
      return built;
    };`,
  );
  await expect(run()).resolves.toBe('before\n');
  await expect(run()).resolves.toBe('afterwards\n');
});

test('what cannot be bundled is said with its place, and no trace', async () => {
  write('program/main.ts', `const word = ;`);
  const refused = (await run().catch((error: unknown) => error)) as { code: number; stderr: string };
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('program/main.ts:1:13') as string,
  });
  expect(refused.stderr).not.toMatch(/^ +at /m);
});

test('packages are loaded from where they are installed, those that are ES modules, too', async () => {
  write('node_modules/common/package.json', '{"name":"common"}');
  write('node_modules/common/index.js', 'exports.file = __filename;');
  write('node_modules/modern/package.json', '{"name":"modern","type":"module","exports":"./index.js"}');
  write('node_modules/modern/index.js', 'export const word = "modern";');
  write(
    'program/main.ts',
    `import { file } from 'common'; import { word } from 'modern'; console.log(file, word);`,
  );
  await expect(run()).resolves.toBe(`${project}/node_modules/common/index.js modern\n`);
});

test('an error that nobody expected is described with the place in its source', async () => {
  const describe = JSON.stringify(join(PROJECT, 'local/describe-defect'));
  write(
    'program/main.ts',
    `import { describeDefect } from ${describe};\n\nfunction fail(): Error {\n  return new Error('unexpected');\n}\nconsole.log(describeDefect(fail()));`,
  );
  await expect(run()).resolves.toMatch(
    new RegExp(`^Error: unexpected\\n +at fail \\(${project}/program/main.ts:4:`),
  );
});
