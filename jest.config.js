/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Types are checked by `npm run typecheck`; here each file is only transpiled (tsconfig: isolatedModules).
  transform: { '^.+\\.ts$': ['ts-jest', {}] },
};
