import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** All tests of a kind, `unit` or `e2e`, in parts; or, with the path of a folder or file or an option of Jest, those that it names, file by file. */
const [kind, ...selection] = process.argv.slice(2);
const project = selection.length > 0 ? kind : `${kind}-parts`;
const { status } = spawnSync('jest', ['--selectProjects', project, '--ci', ...selection], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
