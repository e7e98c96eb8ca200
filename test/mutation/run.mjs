import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { PARTS } from './parts.mjs';

const OPTIONS = {
  testRunner: 'jest',
  concurrency: 2,
  // Each run of Jest leaves up to 300 MB behind in its process.
  maxTestRunnerReuse: 10,
  // On a busy machine, less would take for noticed what is only slow.
  timeoutMS: 30_000,
  plugins: ['@stryker-mutator/*', fileURLToPath(import.meta.resolve('./survivor-reporter.mjs'))],
  reporters: ['progress-append-only', 'survivors'],
  allowConsoleColors: false,
  logLevel: 'warn',
  warnings: { slow: false },
};

const allResults = [];
for (const { part, mutate } of partsToMutate(process.argv.slice(2))) {
  const results = await new Stryker({
    ...OPTIONS,
    ...part.options,
    mutate,
    jest: {
      configFile: 'test/mutation/jest.config.js',
      config: { globals: { FILES: part.tests } },
      enableFindRelatedTests: false,
    },
  }).runMutationTest();
  allResults.push(...results);
  printLine(describeScore(part.name, results));
}
printLine(describeScore('overall', allResults));

function printLine(text) {
  process.stdout.write(`${text}\n`);
}

/** @param selection names of parts, `lib` for its six, or files @default - every part */
function partsToMutate(selection) {
  const isOf = (argument, { name, files }) =>
    name === argument || name.startsWith(`${argument}/`) || files.includes(argument);
  const unknown = selection.filter((argument) => !PARTS.some((part) => isOf(argument, part)));
  if (unknown.length > 0) {
    const names = PARTS.map(({ name }) => name).join(', ');
    throw new Error(`There is no ${unknown.join(', ')}. Give files, or parts: ${names}.`);
  }
  if (selection.length === 0) return PARTS.map((part) => ({ part, mutate: part.files }));
  return PARTS.flatMap((part) => {
    const own = selection.filter((argument) => isOf(argument, part));
    if (own.length === 0) return [];
    const isWhole = own.some((argument) => !part.files.includes(argument));
    return [{ part, mutate: isWhole ? part.files : own }];
  });
}

function hasSurvived({ status }) {
  return status === 'Survived' || status === 'NoCoverage';
}

function isDetected({ status }) {
  return status === 'Killed' || status === 'Timeout';
}

/** In per cent, what Stryker calls the mutation score: a mutant that is ignored, or does not even load, does not count. */
function describeScore(name, results) {
  const survived = results.filter(hasSurvived).length;
  const detected = results.filter(isDetected).length;
  const score = (100 * detected) / (detected + survived);
  return `${name}: ${score.toFixed(1)} % (${detected} of ${detected + survived} mutants)`;
}
