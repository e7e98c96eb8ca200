import js from '@eslint/js';
import jest from 'eslint-plugin-jest';
import importSort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';
import { ownMembers } from './eslint/own-members.mjs';

/** Named, so that nobody looks for the nearest of each file. */
const TSCONFIGS = ['./eslint/tsconfig.json', './packages/local-account/src/console/page/tsconfig.json'];

const TESTS = ['test/**/*.ts', 'packages/*/test/**/*.ts', 'examples/**/*.test.ts'];

/** There is one way to keep a member private. */
const HASH_PRIVATE = {
  selector: 'PrivateIdentifier',
  message: "Write TypeScript's private, as everywhere else.",
};

/** What reads the machine's clock or waits on it. */
const MACHINE_TIME = [
  "MemberExpression[object.name='Date'][property.name='now']",
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "MemberExpression[object.name='AbortSignal'][property.name='timeout']",
  'Identifier[name=/^(setTimeout|setInterval|performance)$/]',
].map((selector) => ({
  selector,
  message: 'Ask the clock that is handed in, so that time can be moved by hand.',
}));

// The rules that need types are in .oxlintrc.json: TypeScript's native compiler takes a fifth of the time.
export default tseslint.config(
  { ignores: ['node_modules/', 'cdk.out/', '.local-run/', '.stryker-tmp/', 'coverage/', '**/*.js'] },
  js.configs.recommended,
  tseslint.configs.recommended,
  tseslint.configs.stylistic,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // Naming a key to leave it out of the rest is the plainest way to leave it out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', HASH_PRIVATE],
    },
  },
  {
    plugins: { 'import-sort': importSort },
    rules: {
      // One group: what comes from outside, then from this project, the farthest first.
      'import-sort/imports': ['error', { groups: [['^node:', '^@?\\w', '^@pipeline/', '^\\.\\.', '^\\.']] }],
      'import-sort/exports': 'error',
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
    },
  },
  {
    files: ['packages/local-account/src/**/*.ts', 'packages/states-language/src/**/*.ts'],
    ignores: [
      'packages/local-account/src/clock/**',
      // This runs in a browser.
      'packages/local-account/src/console/page/**',
      // These run inside the function's own process, whose time is the machine's.
      'packages/local-account/src/services/lambda/runtime/**',
      // How long this process was kept busy is the machine's time, whatever the account's clock says.
      'packages/states-language/src/execution/host-share.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', HASH_PRIVATE, ...MACHINE_TIME] },
  },
  {
    // What runs here looks things up by names that clients and templates choose.
    files: ['packages/*/src/**/*.ts', 'local/**/*.ts', 'cost/**/*.ts', 'scale/**/*.ts'],
    // AWS's own runtime looks a handler up so.
    ignores: ['packages/local-account/src/services/lambda/runtime/**'],
    languageOptions: { parserOptions: { project: TSCONFIGS, tsconfigRootDir: import.meta.dirname } },
    plugins: { pipeline: { rules: { 'own-members': ownMembers } } },
    rules: { 'pipeline/own-members': 'error' },
  },
  {
    files: ['lambda/**/*.ts', 'examples/*/function/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: TESTS,
    extends: [jest.configs['flat/recommended'], jest.configs['flat/style']],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'jest/consistent-test-it': ['off', { fn: 'test', withinDescribe: 'test' }],
      'jest/expect-expect': [
        'error',
        {
          assertFunctionNames: [
            // Helpers that expect have it in their name.
            'expect*',
            'fc.assert',
            // The CDK's assertions on a template.
            '**.allResources*',
            '**.hasOutput',
            '**.hasResource*',
            '**.resource*CountIs',
            '**.templateMatches',
          ],
        },
      ],
      'jest/no-commented-out-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-duplicate-hooks': 'error',
      'jest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['afterEach'] }],
      'jest/prefer-hooks-in-order': 'error',
      'jest/prefer-hooks-on-top': 'error',
      'jest/require-to-throw-message': 'error',
    },
  },
  {
    files: TESTS,
    ignores: ['**/*.test.ts'],
    rules: {
      // Fixtures declare tests and hooks for the test files that call them, and check what they return.
      'jest/no-export': 'off',
      'jest/no-standalone-expect': 'off',
    },
  },
  // What is merged with a declaration of others has to have its form.
  { files: ['**/*.d.ts'], rules: { '@typescript-eslint/prefer-function-type': 'off' } },
  // It is loaded before anything that could read another format.
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'readonly', require: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
