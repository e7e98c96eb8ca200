// Types are checked by `npm run typecheck`; here each file is only transpiled (tsconfig: isolatedModules).
const common = {
  modulePathIgnorePatterns: ['<rootDir>/.local-run/', '<rootDir>/.stryker-tmp/', '<rootDir>/cdk.out/'],
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['ts-jest', {}] },
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{test,packages/*/test}/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
    },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/test/e2e/synthesize-once.ts',
      globalTeardown: '<rootDir>/test/e2e/remove-assembly.ts',
    },
  ],
};
