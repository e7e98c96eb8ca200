/** What a top-level folder may import beside itself, packages from the registry and Node.js; docs/architecture.md has the reasons. */
const MAY_IMPORT = {
  bench: ['commands', 'local', 'packages'],
  bin: ['lib'],
  lib: [],
  lambda: [],
  commands: [],
  local: ['packages'],
  cost: ['commands', 'local', 'packages'],
  packages: [],
  'test-kit': ['commands', 'local', 'packages'],
  scale: ['commands', 'cost', 'local', 'packages'],
  docs: ['bench', 'lib', 'packages', 'commands', 'cost', 'scale'],
  examples: ['lib', 'lambda'],
  lint: [],
  test: [
    'bench',
    'bin',
    'commands',
    'cost',
    'docs',
    'examples',
    'lambda',
    'lib',
    'local',
    'packages',
    'scale',
    'test-kit',
  ],
};

/**
 * What else it may import, by file: the local run checks a configuration before it has the app synthesized; commands, which know nothing of
 * the local run, print as it does, run as it does, and say as it does when the project is not installed.
 */
const MAY_IMPORT_FILES = {
  local: ['^lib/configuration(-error)?[.]ts$'],
  cost: ['^lib/flow/transaction-sizes[.]ts$'],
  commands: ['^packages/terminal/', '^bin/(require-installation|run-bundled)[.]cjs$'],
};

/** Who may import more than its folder: the stack names the example that is chosen, and an example's tests use the others' fixtures. */
const THE_STACK = '^lib/transaction-pipeline-stack[.]ts$';
const TESTS_OF_EXAMPLES = '^examples/.*[.]test[.]ts$';

/** What a team changes, and the tests that are about it as it is delivered. */
const CHANGED_BY_TEAMS = ['^bin/', THE_STACK, '^lib/flow/process-transaction[.]ts$'];
const TESTS_OF_WHAT_IS_DELIVERED = [
  '^test/bin/',
  '^test/docs/example-pages[.]test[.]ts$',
  '^test/lib/transaction-pipeline-stack[.]test[.]ts$',
  '^test/lib/flow/process-transaction[.]test[.]ts$',
];

/** Of a service, the others see this file only. */
const SERVICE_INDEX = '^packages/local-account/src/services/[^/]+/index[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Imports run one way, those of types included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be resolved escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...Object.entries(MAY_IMPORT).map(([folder, others]) => ({
      name: `walls-of-${folder}`,
      comment: `${folder}/ may import ${[...others, 'nothing else of this project'].join(', ')}.`,
      severity: 'error',
      from: { path: `^${folder}/`, pathNot: [THE_STACK, TESTS_OF_EXAMPLES] },
      to: {
        path: '^[^/]+/',
        pathNot: [
          `^(${[folder, ...others, 'node_modules'].join('|')})/`,
          ...(MAY_IMPORT_FILES[folder] ?? []),
        ],
        dependencyTypesNot: ['core'],
      },
    })),
    {
      name: 'walls-of-the-stack',
      comment: 'The stack may import lib/ and the example that is chosen.',
      severity: 'error',
      from: { path: THE_STACK },
      to: { path: '^[^/]+/', pathNot: '^(lib|examples|node_modules)/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'tests-of-what-is-delivered',
      comment:
        'What a team puts into its stack, and does with a transaction, breaks no test that is not about that.',
      severity: 'error',
      from: { path: ['^test/', TESTS_OF_EXAMPLES], pathNot: TESTS_OF_WHAT_IS_DELIVERED },
      to: { path: CHANGED_BY_TEAMS },
    },
    {
      name: 'scenarios-in-the-app-of-tests',
      comment:
        "Scenarios run in the tests' own app: app-command.ts has it synthesized. A test of the synthesis has an app of its own.",
      severity: 'error',
      from: { path: '^test/e2e/', pathNot: '^test/e2e/(app-command|repeated-synthesis[.]test)[.]ts$' },
      to: { path: '^local/synthesis/synthesize[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'folder-without-walls',
      comment: 'A new top-level folder states in MAY_IMPORT what it may import.',
      severity: 'error',
      from: { path: '^[^/]+/', pathNot: `^(${Object.keys(MAY_IMPORT).join('|')})/` },
      to: { path: '^[^/]+/', pathNot: '^node_modules/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'packages-declare-imports',
      comment: "What a package imports stands in its own package.json, not only in the root's.",
      severity: 'error',
      from: { path: '^packages/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'packages-by-name',
      comment: "A package is imported by its name, through its package.json's exports, never by path.",
      severity: 'error',
      from: { path: '^(?:packages/)?([^/]+)/' },
      to: {
        path: '^packages/',
        pathNot: '^packages/$1/',
        // What the tool calls an import by name: the former where the root's package.json has it, the latter in a package.
        dependencyTypesNot: ['aliased-workspace', 'undetermined'],
      },
    },
    {
      name: 'tests-import-one-way',
      comment: 'What is tested does not know its tests.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/[^/]+/test/' },
      to: { path: '^packages/[^/]+/test/' },
    },
    {
      name: 'services-on-top',
      comment: 'What services are made of knows none of them; the account alone holds them together.',
      severity: 'error',
      from: { path: '^packages/local-account/src/(?!services/)[^/]+/' },
      to: { path: '^packages/local-account/src/services/' },
    },
    {
      name: 'services-by-index-from-outside',
      comment: 'Whoever holds services together imports each through its index.ts, too.',
      severity: 'error',
      from: { path: '^packages/local-account/src/(?!services/[^/]+/)' },
      to: { path: '^packages/local-account/src/services/[^/]+/', pathNot: SERVICE_INDEX },
    },
    {
      name: 'services-by-index',
      comment:
        'A service is imported through its index.ts; what it needs of others it states in its own needs.ts.',
      severity: 'error',
      from: { path: '^packages/local-account/src/services/([^/]+)/' },
      to: {
        path: '^packages/local-account/src/services/[^/]+/',
        pathNot: ['^packages/local-account/src/services/$1/', SERVICE_INDEX],
      },
    },
  ],
  options: {
    exclude: { path: '^(cdk[.]out|coverage|[.][^/]+)/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
