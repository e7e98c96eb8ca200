import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import importSort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

/** The import walls of docs/architecture.md: what a folder must not reach for, and why. */
const WALLS = [
  [
    'lib',
    ['local', 'commands', 'bin', 'lambda'],
    'lib/ is what is deployed: it knows nothing of how it is run locally or operated.',
  ],
  ['lambda', ['local', 'commands', 'bin', 'lib'], 'lambda/ runs inside the stack and is bundled alone.'],
  ['local', ['lib', 'lambda', 'bin', 'commands'], 'local/ reads only the synthesized cloud assembly.'],
  ['commands', ['local', 'lib', 'lambda', 'bin'], 'commands/ speaks only AWS APIs.'],
];

/** The deepest folder that a wall's folder may have below it. */
const DEPTH = 8;

/** A file N folders deep reaches another top-level folder by N steps up and that folder's name. */
const walls = WALLS.flatMap(([folder, forbidden, message]) =>
  Array.from({ length: DEPTH }, (_, below) => ({
    files: [`${folder}/${'*/'.repeat(below)}*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: `^(\\.\\./){${below + 1}}(${forbidden.join('|')})(/|$)`, message }] },
      ],
    },
  })),
);

export default tseslint.config(
  { ignores: ['node_modules/', 'cdk.out/', '.local-run/', '.stryker-tmp/', 'coverage/', '**/*.js'] },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // A function that promises (a Lambda handler, a port's implementation) need not wait for anything itself.
      '@typescript-eslint/require-await': 'off',
      // Naming a key to leave it out of the rest is the plainest way to leave it out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
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
  ...walls,
  {
    files: ['lambda/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts', 'packages/*/test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
  prettier,
);
