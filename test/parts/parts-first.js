const { default: Sequencer } = require('@jest/test-sequencer');

/** Begins with the parts of the tests: each is one file, and one that began last would keep one core busy at the end. */
module.exports = class PartsFirst extends Sequencer {
  sort(tests) {
    const inOrder = super.sort(tests);
    const isPart = ({ context }) => context.config.globals.FILES !== undefined;
    return [...inOrder.filter(isPart), ...inOrder.filter((test) => !isPart(test))];
  }
};
