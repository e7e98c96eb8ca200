/** What `npm run mutation` changes, and the folder of tests that should notice. */
export const PARTS = [
  // The validators and the simulated permissions take seconds a test.
  { name: 'lib', mutate: 'lib', tests: 'test/lib', without: ['permissions', 'validation'] },
  ...['event-pattern', 'states-language', 'iam-policy', 'logs-filter-pattern'].map((name) => ({
    name,
    mutate: `packages/${name}/src`,
    tests: `packages/${name}/test`,
    without: [],
  })),
];
