const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const PROJECT = join(__dirname, '../..');
const SCENARIOS = 'test/e2e/';

const isTest = (file) => file.endsWith('.test.ts');
const isScenario = (file) => file.startsWith(SCENARIOS) || file.endsWith('.e2e.test.ts');

function filesBelow(folder) {
  return readdirSync(join(PROJECT, folder), { recursive: true })
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .sort();
}

/** The files below a folder that Node.js runs: paths in the project. */
exports.sourcesBelow = (folder) => filesBelow(folder).filter((file) => file.endsWith('.ts'));

/** The unit tests below some folders, but for those below others: paths in the project. */
exports.unitTestsBelow = (folders, without = []) =>
  folders
    .flatMap(filesBelow)
    .filter((file) => isTest(file) && !isScenario(file))
    .filter((file) => !without.some((other) => file.startsWith(`${other}/`)));

/** The scenarios, wherever they lie: paths in the project. */
exports.scenarios = () =>
  [SCENARIOS, 'examples'].flatMap(filesBelow).filter((file) => isTest(file) && isScenario(file));
