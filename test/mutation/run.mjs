import { relative } from 'node:path';
import process from 'node:process';
import { Stryker } from '@stryker-mutator/core';
import { unitTestsBelow } from '../parts/test-files.js';
import { PARTS } from './parts.mjs';

const OPTIONS = {
  testRunner: 'jest',
  concurrency: 2,
  // On a busy machine, less would take for noticed what is only slow.
  timeoutMS: 30_000,
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
  logLevel: 'warn',
  warnings: { slow: false },
};

const allResults = [];
for (const { part, mutate } of partsToMutate(process.argv.slice(2))) {
  const results = await new Stryker({
    ...OPTIONS,
    ...part.coverage,
    mutate,
    jest: {
      configFile: 'test/mutation/jest.config.js',
      config: { globals: { FILES: unitTestsBelow(part.folders, part.without) } },
      enableFindRelatedTests: false,
    },
  }).runMutationTest();
  allResults.push(...results);
  results.filter(hasSurvived).forEach((result) => printLine(describeMutant(result)));
  printLine(describeScore(part.name, results));
}
printLine(describeScore('overall', allResults));

function printLine(text) {
  process.stdout.write(`${text}\n`);
}

/** @param selection names of parts, or files of them @default - every part */
function partsToMutate(selection) {
  const ownerOf = (argument) =>
    PARTS.find(({ name, mutate }) => argument === name || argument.startsWith(`${mutate}/`));
  const unknown = selection.filter((argument) => ownerOf(argument) === undefined);
  if (unknown.length > 0) {
    const names = PARTS.map(({ name }) => name).join(', ');
    throw new Error(`There is no ${unknown.join(', ')}. Give files, or parts: ${names}.`);
  }
  return PARTS.flatMap((part) => {
    const own = selection.filter((argument) => ownerOf(argument) === part);
    if (selection.length > 0 && own.length === 0) return [];
    const files = own.filter((argument) => argument !== part.name);
    return [{ part, mutate: files.length > 0 ? files : [`${part.mutate}/**/*.ts`] }];
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

function describeMutant({ fileName, location: { start }, mutatorName, replacement, status }) {
  const change = replacement?.replace(/\s+/g, ' ').slice(0, 80);
  return `${status} ${relative('', fileName)}:${start.line}:${start.column} ${mutatorName}: ${change}`;
}
