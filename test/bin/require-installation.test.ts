import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'project-'));
  mkdirSync(join(project, 'bin'));
  copyFileSync(
    join(__dirname, '../../bin/require-installation.cjs'),
    join(project, 'bin/require-installation.cjs'),
  );
});
afterEach(() => rmSync(project, { recursive: true }));

/** Runs a script as `npm start` and `cdk` do: after what is tested here. @returns the exit code, and what was written */
function run(): Promise<{ exitCode: number; output: string; errors: string }> {
  const script = ['--require', './bin/require-installation.cjs', '--eval', 'console.log("runs")'];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, script, { cwd: project }, (_, output, errors) => {
      resolve({ exitCode: child.exitCode ?? -1, output, errors });
    });
  });
}

function install(versions: Readonly<Record<string, string>>): void {
  for (const name of ['aws-cdk-lib', 'ts-node', 'tsx'])
    mkdirSync(join(project, 'node_modules', name), { recursive: true });
  writeLock('node_modules/.package-lock.json', versions);
}

function writeLock(path: string, versions: Readonly<Record<string, string>>): void {
  const packages = Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]);
  writeFileSync(join(project, path), JSON.stringify({ packages: Object.fromEntries(packages) as object }));
}

test('without packages, the command to type is said, and nothing runs', async () => {
  await expect(run()).resolves.toEqual({
    exitCode: 1,
    output: '',
    errors: "The project's packages are not installed. Type: npm ci\n",
  });
});

test('with the packages of the lock file, nothing is said', async () => {
  writeLock('package-lock.json', { tsx: '1.0.0' });
  install({ tsx: '1.0.0' });

  await expect(run()).resolves.toEqual({ exitCode: 0, output: 'runs\n', errors: '' });
});

test('with a package of another version, that is said, and it runs', async () => {
  writeLock('package-lock.json', { tsx: '1.0.1' });
  install({ tsx: '1.0.0' });

  await expect(run()).resolves.toEqual({
    exitCode: 0,
    output: 'runs\n',
    errors: 'node_modules/tsx is not version 1.0.1, as package-lock.json has it. Type: npm ci\n',
  });
});
