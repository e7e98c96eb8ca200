// What runs when a module is loaded is ignored: every test covers it, and all of them would have to run each time.
const BY_TEST = { coverageAnalysis: 'perTest', ignoreStatic: true };

/** What `npm run mutation` changes, and the tests that should notice. */
export const PARTS = [
  {
    name: 'lib',
    mutate: 'lib',
    folders: ['test/lib'],
    // The validators and the simulated permissions take seconds a test.
    without: ['test/lib/permissions', 'test/lib/validation'],
    // A template is synthesized once for many tests, and Stryker would see only the first of them use what made it.
    coverage: { coverageAnalysis: 'all' },
  },
  ...['event-pattern', 'states-language', 'iam-policy', 'logs-filter-pattern'].map((name) => ({
    name,
    mutate: `packages/${name}/src`,
    folders: [`packages/${name}/test`],
    without: [],
    coverage: BY_TEST,
  })),
];
