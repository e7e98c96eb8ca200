const { readdirSync } = require('node:fs');
const { join } = require('node:path');
const { scenarios, unitTestsBelow } = require('./test-files');

const engines = readdirSync(join(__dirname, '../../packages')).filter((name) => name !== 'local-account');
const servicesThatWork = ['lambda', 'states', 'http-api', 'pipes'].map(
  (service) => `packages/local-account/test/services/${service}`,
);

/** The unit tests, in parts that take about as long. Together they are what the project `unit` of jest.config.js is. */
exports.unitParts = [
  unitTestsBelow(['test', 'examples'], ['test/lib/validation']),
  unitTestsBelow(servicesThatWork),
  unitTestsBelow(['packages/local-account/test'], servicesThatWork),
  unitTestsBelow(engines.map((engine) => `packages/${engine}/test`)),
];

/** The validators, whose engine is then started once. Together they are what the project `validation` is. */
exports.validationParts = [unitTestsBelow(['test/lib/validation'])];

/** One for each worker on two cores: each loads for four seconds what its scenarios need. */
const E2E_PARTS = 3;

/** The scenarios, dealt out: a new one needs nothing. Together they are what the project `e2e` is. */
exports.e2eParts = Array.from({ length: E2E_PARTS }, (_, part) =>
  scenarios().filter((_file, index) => index % E2E_PARTS === part),
);
