const { projects } = require('../../jest.config');

/** The project of the unit tests, with one test file in place of theirs: all-tests.test.js, which loads them. */
module.exports = {
  ...projects.find(({ displayName }) => displayName === 'unit'),
  rootDir: '../..',
  testEnvironment: require.resolve('./fail-fast-environment'),
  testMatch: ['<rootDir>/test/mutation/all-tests.test.js'],
  // Stryker runs Jest once a mutant: it should not look for anything.
  roots: ['<rootDir>/test/mutation'],
  watchman: false,
};
