const { projects, testTimeout } = require('../../jest.config');

/** As the unit tests run in parts; run.mjs says which part. */
module.exports = {
  ...projects.find(({ displayName }) => displayName === 'unit-parts'),
  rootDir: '../..',
  // With Jest's 5 s, a mutant would be taken for noticed on a busy machine.
  testTimeout,
  testEnvironment: require.resolve('./fail-fast-environment'),
  testMatch: ['<rootDir>/test/parts/all-tests.test.js'],
  // Stryker runs Jest once a mutant: it should not look for anything.
  roots: ['<rootDir>/test/parts'],
  watchman: false,
};
