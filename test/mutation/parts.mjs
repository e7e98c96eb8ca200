import { sourcesBelow, unitTestsBelow } from '../parts/test-files.js';

/**
 * Without those of the validators, which take seconds each, and `every-place`, which takes as long as all others together. A change that
 * they alone would notice counts as unnoticed.
 */
const LIB_TESTS = [
  ...unitTestsBelow(['test/lib'], ['test/lib/validation']).filter((file) => !file.includes('/every-place')),
  'test/docs/configuration-page.test.ts',
];

const LIB = sourcesBelow('lib');

/** The idempotency, and what it shares with processors that teams write themselves. */
const isOfIdempotency = (file) =>
  /^lib\/flow\/(?:idempotency\/|event-expression|table-call|transaction-key|transaction-table)/.test(file);

/** Tests that run the workflow. */
const AT_WORK = ['test/lib/flow/nothing-is-lost', 'test/lib/flow/idempotency/'];

/** Tests that take a second or more, and seldom notice what no other does. */
const SLOW = [
  'test/lib/flow/function-bundling',
  'test/lib/flow/nothing-is-lost',
  'test/lib/flow/omit-redundant',
  'test/lib/flow/process-transaction',
  'test/lib/permissions/',
  'test/lib/transaction-pipeline-stack',
  'test/lib/two-copies',
];

/**
 * A part of `lib/`. A template is synthesized once for many tests, and Stryker would see only the first of them use what made it: all
 * tests run until one fails. So those that are the part's own come first, and slow ones last.
 *
 * @param files which of `lib/` it is made of
 * @param own how the paths of its own tests begin
 * @param without tests whose paths begin so have nothing to do with it @default - all have
 */
function partOfLib(name, files, own, without = []) {
  const begins = (beginnings) => (file) => beginnings.some((beginning) => file.startsWith(beginning));
  const [isOwn, isSlow, isLeftOut] = [own, SLOW, without].map(begins);
  const placeOf = (file) => (isSlow(file) ? 2 : isOwn(file) ? 0 : 1);
  const tests = LIB_TESTS.filter((file) => !isLeftOut(file)).sort((a, b) => placeOf(a) - placeOf(b));
  return { name, files, tests, options: { coverageAnalysis: 'all' } };
}

const inFolder = (folder) => LIB.filter((file) => file.startsWith(`${folder}/`));

/** What needs no template, and has tests of its own: of these only the ones run that reach a change. */
function isolatedPart(name, sources, tests) {
  return {
    name,
    files: sourcesBelow(sources),
    tests: unitTestsBelow([tests]),
    options: { coverageAnalysis: 'perTest' },
  };
}

/** What runs when a module is loaded is ignored: every test covers it, and all of them would have to run each time. */
function engine(name) {
  const part = isolatedPart(name, `packages/${name}/src`, `packages/${name}/test`);
  return { ...part, options: { ...part.options, ignoreStatic: true } };
}

/** What `npm run mutation` changes, and the tests that should notice, in their order. */
export const PARTS = [
  partOfLib(
    'lib/observability',
    inFolder('lib/observability'),
    ['test/lib/observability/'],
    ['test/lib/flow/', 'test/lib/permissions/'],
  ),
  partOfLib(
    'lib/protection',
    inFolder('lib/protection'),
    ['test/lib/protection/', 'test/lib/permissions/', 'test/lib/roles'],
    AT_WORK,
  ),
  partOfLib(
    'lib/flow',
    LIB.filter((file) => /^lib\/flow\/[^/]*$/.test(file) && !isOfIdempotency(file)),
    ['test/lib/flow/', 'test/lib/roles'],
    ['test/lib/flow/idempotency/'],
  ),
  isolatedPart('lib/flow/workflow-check', 'lib/flow/workflow-check', 'test/lib/flow/workflow-check'),
  partOfLib('lib/flow/idempotency', LIB.filter(isOfIdempotency), [
    'test/lib/flow/idempotency/',
    'test/lib/flow/transaction-key',
  ]),
  partOfLib(
    'lib/stack',
    LIB.filter((file) => /^lib\/[^/]*$/.test(file)),
    ['test/lib/configuration', 'test/lib/outputs', 'test/lib/transaction-pipeline', 'test/lib/foreign-stack'],
    AT_WORK,
  ),
  ...['event-pattern', 'states-language', 'iam-policy', 'logs-filter-pattern'].map(engine),
];
