const { availableParallelism } = require('node:os');
const { e2eParts, unitParts, validationParts } = require('./test/parts/parts');

// Types are checked by `npm run typecheck`; here each file is only transpiled (tsconfig: isolatedModules).
const transpile = [
  '@swc/jest',
  { swcrc: false, jsc: { target: 'es2023', parser: { syntax: 'typescript' } } },
];

// On Node.js 20 each AWS SDK client of each test file would say that the SDK of 2027 needs Node.js 22.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const common = {
  modulePathIgnorePatterns: ['<rootDir>/.local-run/', '<rootDir>/.stryker-tmp/', '<rootDir>/cdk.out/'],
  testEnvironment: 'node',
  transform: { '\\.ts$': transpile },
  setupFilesAfterEnv: ['<rootDir>/test/lib/assembly-folder.ts'],
};

const unit = {
  ...common,
  displayName: 'unit',
  testMatch: ['<rootDir>/{test,examples,packages/*/test}/**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/e2e/', '<rootDir>/test/lib/validation/', '[.]e2e[.]test[.]ts$'],
};

const e2e = {
  ...common,
  displayName: 'e2e',
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts', '<rootDir>/examples/**/*.e2e.test.ts'],
  globalSetup: '<rootDir>/test/e2e/synthesize-once.ts',
  globalTeardown: '<rootDir>/test/e2e/remove-assembly.ts',
};

/** Validators over every shape of the template: no unit, and their engine alone takes seconds to start. */
const validation = {
  ...common,
  displayName: 'validation',
  testMatch: ['<rootDir>/test/lib/validation/**/*.test.ts'],
};

/** The tests of a project as a few files, which takes less than half the time. */
function inParts(project, parts) {
  return parts.map((FILES) => ({
    ...project,
    displayName: `${project.displayName}-parts`,
    globals: { FILES },
    testMatch: ['<rootDir>/test/parts/all-tests.test.js'],
    testPathIgnorePatterns: [],
  }));
}

/** @type {import('jest').Config} */
module.exports = {
  // Jest leaves one core to its main process, which has little to do, and scenarios wait a third of their time: for a queue that stays
  // empty, or for a process to start.
  maxWorkers: availableParallelism() + 1,
  testSequencer: './test/parts/parts-first.js',
  // Not a measure of speed: Jest's 5 s ended tests of half a second on a machine that was busy with something else.
  testTimeout: 20_000,
  projects: [
    unit,
    ...inParts(unit, unitParts),
    e2e,
    ...inParts(e2e, e2eParts),
    validation,
    ...inParts(validation, validationParts),
  ],
};
