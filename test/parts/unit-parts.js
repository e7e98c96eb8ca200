const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const engines = readdirSync(join(__dirname, '../../packages')).filter((name) => name !== 'local-account');
const servicesThatWork = ['lambda', 'states', 'http-api', 'pipes'].map(
  (service) => `packages/local-account/test/services/${service}`,
);

/**
 * The unit tests, in parts that take about as long: folders, and what in them is not of the part. Together they are what the project `unit`
 * of jest.config.js is, file by file.
 */
module.exports = [
  {
    folders: ['test', 'examples'],
    without: ['test/e2e', 'test/lib/validation', 'test/mutation', 'test/parts'],
  },
  { folders: servicesThatWork, without: [] },
  { folders: ['packages/local-account/test'], without: servicesThatWork },
  { folders: engines.map((engine) => `packages/${engine}/test`), without: [] },
];
