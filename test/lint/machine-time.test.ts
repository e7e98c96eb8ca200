import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const REFUSED = [
  'Date();',
  'Date.now();',
  "Date['now']();",
  'const { now } = Date;',
  'const later = Date;',
  'new Date();',
  'new Date;',
  'new Date(...[]);',
  'new globalThis.Date();',
  'globalThis.Date.now();',
  "new globalThis['Date']();",
  'const { Date: Time } = globalThis;',
  'Reflect.construct(Date, []);',
  'class Moment extends Date {}',
  'process.hrtime();',
  'process.hrtime.bigint();',
  "process['hrtime']();",
  'const { hrtime } = process;',
  'process.uptime();',
  "import { uptime } from 'node:os';",
  'performance.now();',
  'setTimeout(() => {}, 1);',
  'setInterval(() => {}, 1);',
  "import { setTimeout as wait } from 'node:timers/promises';",
  'AbortSignal.timeout(1);',
  "AbortSignal['timeout'](1);",
];

const ALLOWED = [
  'new Date(0);',
  'new Date(2026, ...[0, 1]);',
  "Date.parse('2026-01-01');",
  'Date.UTC(2026, 0);',
  'at instanceof Date;',
  'let at: Date | undefined;',
  'const byDay = new Map<string, Date[]>();',
  'interface Moment extends Date {}',
  'type Time = typeof Date;',
  "const headers = { Date: '' };",
  'headers.Date;',
  "headers['Date'];",
  'interface Headers { readonly Date: string }',
  'clock.now();',
  'request.timeout(1);',
];

/** The places that it is not for, with one that is not among them. */
const PLACES: [string, boolean][] = [
  ['packages/local-account/src/clock/machine-clock.ts', false],
  ['packages/local-account/src/console/page/main.ts', false],
  ['packages/local-account/src/console/page/replay.ts', true],
  ['packages/states-language/src/wait.ts', true],
  ['packages/terminal/src/terminal.ts', false],
];

const folder = mkdtempSync(join(tmpdir(), 'machine-time-'));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The file that a statement stands in, by itself. */
const fileOf = (statement: string) =>
  `packages/local-account/src/statement-${[...REFUSED, ...ALLOWED].indexOf(statement)}.ts`;

let findings: string;
beforeAll(() => {
  const compilerOptions = { noLib: true, types: [] };
  const page = 'packages/local-account/src/console/page';
  write(
    'lint/tsconfig.json',
    JSON.stringify({ compilerOptions, include: ['../packages'], exclude: [`../${page}`] }),
  );
  write(`${page}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['.'] }));
  for (const statement of [...REFUSED, ...ALLOWED]) write(fileOf(statement), statement);
  for (const [path] of PLACES) write(path, 'Date.now();');
  const program = resolve(__dirname, '../../lint/own-rules.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [program], { cwd: folder, encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
  findings = stdout;
});
afterAll(() => rmSync(folder, { recursive: true }));

const finding = (path: string) =>
  expect.stringMatching(new RegExp(`^${path}:\\d+:\\d+: Ask the clock that is handed in`, 'm')) as string;

test.each(REFUSED)('%s is refused', (statement) => {
  expect(findings).toEqual(finding(fileOf(statement)));
});

test.each(ALLOWED)('%s is allowed', (statement) => {
  expect(findings).not.toContain(fileOf(statement));
});

test.each(PLACES)('in %s the machine is not to be asked: %p', (path, isRefused) => {
  expect(findings.includes(path)).toBe(isRefused);
});
