const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Begins with the parts of the tests, and with those of the scenarios: each is one file, and one that began last would keep one core busy
 * at the end. Scenarios take longest, and wait a third of their time. (Jest knows how long files take only where they have run before.)
 */
module.exports = class PartsFirst extends Sequencer {
  sort(tests) {
    const placeOf = ({ context: { config } }) => {
      if (config.globals.FILES === undefined) return 2;
      return config.displayName.name.startsWith('e2e') ? 0 : 1;
    };
    return super.sort(tests).sort((a, b) => placeOf(a) - placeOf(b));
  }
};
