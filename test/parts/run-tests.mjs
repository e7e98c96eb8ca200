import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** The projects of jest.config.js by kind of test: file by file, and in parts. */
const KINDS = new Map([
  ['unit', ['unit', 'unit-parts']],
  ['e2e', ['e2e', 'e2e-parts']],
  ['validation', ['validation', 'validation-parts']],
]);

/**
 * With more room for what lives shortly, so much less is moved that all takes a tenth less of the processor's time; threads that collect
 * garbage side by side take another twentieth, and there is no core for them.
 */
const JEST = ['--max-semi-space-size=64', '--single-threaded-gc', 'node_modules/jest/bin/jest.js', '--ci'];

/** All tests of some kinds, in parts; or, with the path of a folder or file or an option of Jest, those that it names, file by file. */
const words = process.argv.slice(2);
const selection = words.filter((word) => !KINDS.has(word));
const projects = words
  .filter((word) => KINDS.has(word))
  .map((kind) => KINDS.get(kind)[selection.length > 0 ? 0 : 1]);
const { status } = spawnSync(process.execPath, [...JEST, ...selection, '--selectProjects', ...projects], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
