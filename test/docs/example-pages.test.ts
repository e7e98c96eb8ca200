import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformSync } from '@swc/core';
import { Template } from 'aws-cdk-lib/assertions';
import { readConfiguration } from '../../lib/configuration';
import type { TransactionPipelineStack } from '../../lib/transaction-pipeline-stack';
import { newApp } from '../lib/cdk-app';
import { allOutputs } from '../lib/template-resources';

const PROJECT = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8');

/** The pages with a diff of the stack as it is delivered. */
const PAGES = [
  'README.md',
  'docs/idempotency.md',
  ...readdirSync(join(PROJECT, 'examples')).map((name) => `examples/${name}/README.md`),
];

/** The stack before a page's diff, and behind it. */
interface Change {
  readonly before: string;
  readonly after: string;
}

const DELIVERED = read('lib/transaction-pipeline-stack.ts');

/** A team that has chosen has changed the lines that the diffs change: there is nothing left to apply them to. */
const isAsDelivered = DELIVERED.includes('      processor: logTransaction,\n');

/** @returns the places that a page's diff changes */
function changesOf(page: string): Change[] {
  const [, diff = ''] = /^```diff\n([\s\S]*?)^```/m.exec(read(page)) ?? [];
  const linesOf = (place: string, marks: string) =>
    [...place.matchAll(/^([ +-])(.*\n)/gm)]
      .filter(([, mark = '']) => marks.includes(mark))
      .map(([, , line]) => line)
      .join('');
  return diff
    .split(/^@@\n|(?<=^\+.*\n)(?=-)/m)
    .map((place) => ({ before: linesOf(place, ' -'), after: linesOf(place, ' +') }));
}

/** The stack with a page's diff in it. */
function changedBy(page: string): string {
  return changesOf(page).reduce((text, { before, after }) => text.replace(before, after), DELIVERED);
}

/** The template of a stack that is written as this text is. */
function synthesize(text: string): Template {
  const { code } = transformSync(text, {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  const exports: { TransactionPipelineStack?: typeof TransactionPipelineStack } = {};
  const require = (name: string): unknown =>
    jest.requireActual(name.startsWith('.') ? join(PROJECT, 'lib', name) : name);
  runInNewContext(code, { exports, require });
  const configuration = readConfiguration({});
  return Template.fromStack(
    new exports.TransactionPipelineStack!(newApp(), configuration.stackName, configuration),
  );
}

/** What a page's commands ask the stack's outputs for. */
const outputsAskedBy = (page: string) =>
  [...read(page).matchAll(/\$\(OUTPUT (\w+)\)/g)].map(([, name]) => name);

/** The modules that a file imports, in its order. */
const importsOf = (text: string) =>
  [...text.matchAll(/^import .* from '(.*)';$/gm)].map(([, name = '']) => name);

/** As the linter has them: packages, folders above, this folder; each by its letters. */
function sortImports(names: readonly string[]): string[] {
  const rank = (name: string) => (name.startsWith('..') ? 1 : name.startsWith('.') ? 2 : 0);
  return [...names].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
}

test('each example has a page with a diff', () => {
  for (const page of PAGES) expect(changesOf(page).length).toBeGreaterThan(1);
});

const pages = isAsDelivered ? PAGES : [];

test('what a diff takes out of the stack is in it, once', () => {
  const places = pages.flatMap(changesOf).map(({ before }) => DELIVERED.split(before).length - 1);
  expect(places.filter((count) => count !== 1)).toEqual([]);
});

test('what it makes of the stack is what the linter wants', () => {
  const imports = pages.map(changedBy).map(importsOf);
  expect(imports).toEqual(imports.map(sortImports));
});

test('what it makes of the stack is synthesized, with the outputs that the page asks for', () => {
  const missing = pages.flatMap((page) => {
    const outputs = Object.keys(allOutputs(synthesize(changedBy(page))));
    return outputsAskedBy(page).filter((name) => !outputs.includes(name!));
  });
  expect(missing).toEqual([]);
});
