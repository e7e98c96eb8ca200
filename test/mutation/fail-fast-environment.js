const { TestEnvironment } = require('jest-environment-node');

/** Runs no test after one that failed: the mutant is found. Jest's own `bail` is for test files. */
module.exports = class FailFastEnvironment extends TestEnvironment {
  hasFailed = false;

  handleTestEvent(event) {
    if (event.name === 'test_done' && event.test.errors.length > 0) this.hasFailed = true;
    if (!this.hasFailed) return;
    if (event.name === 'run_describe_start') event.describeBlock.mode = 'skip';
    if (event.name === 'test_start') event.test.mode = 'skip';
  }
};
