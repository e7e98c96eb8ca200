import { z } from 'zod';
import { CommandError } from '../../../commands/command-error';
import { command, commandGroup } from '../../../commands/frame/command';
import { InterruptedError, UnreadError } from '../../../commands/frame/errors';
import { EXIT } from '../../../commands/frame/exit-code';
import { recordKind } from '../../../commands/frame/record-kind';
import { runCommandLine } from '../run-command-line';
import { describedStack, type FakeCloudFormation, fakeCloudFormation, refusal } from './fake-cloud-formation';

const found = recordKind({
  type: 'found',
  summary: 'A thing.',
  fields: { name: z.string().describe('its name') },
  show: ({ name }) => [name],
});

/** A command that does what a test wants. */
const find = (run: Parameters<typeof command>[0]['run'] = async () => EXIT.done) =>
  command({
    name: 'find',
    summary: 'Finds things.',
    examples: [{ commandLine: 'find apples', does: 'finds apples' }],
    records: [found],
    permissions: {},
    isDangerous: true,
    declare: (parser) => parser.argument('[name]').option('--twice'),
    run,
  });

let cloudFormation: FakeCloudFormation;
let place: string[];
beforeAll(async () => {
  cloudFormation = await fakeCloudFormation(describedStack({ ApiEndpoint: 'http://api' }));
  place = ['--endpoint-url', cloudFormation.url];
});
afterAll(() => cloudFormation[Symbol.asyncDispose]());

const failing = (error: Error) => [
  find(async () => {
    throw error;
  }),
];

test('a command gets its arguments, its options and the stack, and writes records', async () => {
  const run = await runCommandLine(['find', 'apples', '--twice', ...place], {
    commands: [
      find(async ({ args, options }, { stack, output }) => {
        await output.write(found, { name: JSON.stringify([args, options]) });
        await output.write(found, { name: stack.output('ApiEndpoint') });
        return EXIT.done;
      }),
    ],
  });
  expect(run.exitCode).toBe(0);
  expect(run.records).toEqual([
    { type: 'found', name: expect.stringMatching(/^\[\["apples"\],\{.*"twice":true/) as string },
    { type: 'found', name: 'http://api' },
  ]);
});

test.each([
  ['what went wrong with the thing asked about', EXIT.wentWrong],
  ['what went well', EXIT.done],
])('%s is its exit code', async (_, exitCode) => {
  const run = await runCommandLine(['find', ...place], { commands: [find(async () => exitCode)] });
  expect(run.exitCode).toBe(exitCode);
});

test.each([
  ['an unknown command', ['fnd'], /unknown command 'fnd'\n\(Did you mean find\?\)/],
  ['an unknown option', ['find', '--twise'], /unknown option '--twise'\n\(Did you mean --twice\?\)/],
  ['an argument too many', ['find', 'a', 'b'], /too many arguments/],
  ['an endpoint that is no URL', ['find', '--endpoint-url', 'localhost:4566'], /It is a URL, such as/],
  ['two endpoints', ['find', '--local', '--endpoint-url', 'http://127.0.0.1:1'], /Give one of the two/],
])('%s is told, with exit code 2', async (_, words, message) => {
  const run = await runCommandLine(words, { commands: [find()] });
  expect(run.exitCode).toBe(2);
  expect(run.notes.join('\n')).toMatch(message);
});

test('whoever gives an id that begins with a hyphen is told how', async () => {
  const run = await runCommandLine(['trace', '-Hn-pwYdQa0XMo=']);
  expect(run.exitCode).toBe(2);
  expect(run.notes.join()).toMatch(/^error: unknown option '-Hn-pwYdQa0XMo='\n.*\n.*is given as --id <id>/);
  expect((await runCommandLine(['trace', '--nope'])).notes.join()).not.toContain('--id <id>');
});

test('the help has the common options, what is asked of dangerous commands, examples and exit codes', async () => {
  const run = await runCommandLine(['find', '--help'], { commands: [find()] });
  expect(run.exitCode).toBe(0);
  for (const words of [
    '--stack-name',
    '--region',
    '--profile',
    '--endpoint-url',
    '--local',
    '--json',
    '--yes',
    '--dry-run',
    'npx pipeline find apples',
    'Exit codes: 0 done',
  ]) {
    expect(run.help).toContain(words);
  }
});

test('a group has commands below it', async () => {
  const commands = [
    commandGroup({ name: 'things', summary: 'Things.', examples: [], subcommands: [find()] }),
  ];
  expect((await runCommandLine(['things', 'find', ...place], { commands })).exitCode).toBe(0);
  expect((await runCommandLine(['things'], { commands })).exitCode).toBe(2);
});

describe('something dangerous', () => {
  const done: string[] = [];
  const commands = [
    find(async (_, context) => {
      await context.requireConsent('Delete it?');
      done.push('deleted');
      return EXIT.done;
    }),
  ];
  beforeEach(() => done.splice(0));

  test.each([
    ['is done with a yes', 'y', [], 0, ['deleted']],
    ['is not done without one', '', [], 1, []],
    ['needs no answer with --yes', undefined, ['--yes'], 0, ['deleted']],
    ['is refused where nobody can be asked', undefined, [], 2, []],
  ])('%s', async (_, answer, options, exitCode, effects) => {
    const run = await runCommandLine(['find', ...options, ...place], { commands, answer });
    expect([run.exitCode, done]).toEqual([exitCode, effects]);
    const wasDone = exitCode === 0;
    expect(run.notes.some((note) => note.includes('Nothing was done.'))).toBe(!wasDone);
  });
});

test('what to type for another command has the same place', async () => {
  const run = await runCommandLine(['find', '--stack-name', 'Other', ...place], {
    commands: [
      find(async (_, context) => {
        context.output.note(context.commandLine('trace 1'));
        return EXIT.done;
      }),
    ],
  });
  expect(run.notes).toEqual([`npx pipeline trace 1 --stack-name Other --endpoint-url ${cloudFormation.url}`]);
});

/** A command in whose middle its signal aborts, and which then throws. */
async function interrupt(reason: Error | undefined, error: Error) {
  const ending = new AbortController();
  const commands = [
    find(async () => {
      ending.abort(reason);
      throw error;
    }),
  ];
  const { exitCode, notes } = await runCommandLine(['find', ...place], { commands, signal: ending.signal });
  return { exitCode, notes };
}

test('after Ctrl-C what is left half-done is told, with exit code 130', async () => {
  expect(await interrupt(undefined, new InterruptedError('3 of 7 are redriven.'))).toEqual({
    exitCode: 130,
    notes: ['3 of 7 are redriven.'],
  });
  expect(await interrupt(undefined, new Error('closed'))).toEqual({ exitCode: 130, notes: ['Stopped.'] });
});

test('a reader that goes away ends a command without a word, but for what is left half-done', async () => {
  const unread = new UnreadError();
  expect(await interrupt(unread, unread)).toEqual({ exitCode: 141, notes: [] });
  expect(await interrupt(unread, new InterruptedError('1 is left.'))).toEqual({
    exitCode: 141,
    notes: ['1 is left.'],
  });
});

test('what a user can mend is told as it is; a fault of the program with its place', async () => {
  const mendable = await runCommandLine(['find', ...place], {
    commands: failing(new CommandError('Mend it.')),
  });
  expect([mendable.exitCode, mendable.notes]).toEqual([2, ['Mend it.']]);
  const fault = await runCommandLine(['find', ...place], { commands: failing(new TypeError('x is y')) });
  expect(fault.exitCode).toBe(1);
  expect(fault.notes[0]).toMatch(/^This is a fault of the program:\nTypeError: x is y\n\s+at /);
});

test.each([
  [
    'an unknown stack',
    refusal('ValidationError', 'Stack with id MyServerlessApplicationStack does not exist'),
    /^There is no stack MyServerlessApplicationStack in us-east-1\. Check --stack-name/,
  ],
  ['an expired token', refusal('ExpiredToken', 'The security token is expired'), /have expired\. Log in/],
  [
    'unknown credentials',
    refusal('InvalidClientTokenId', 'The token is invalid'),
    /does not know the credentials/,
  ],
  [
    'a missing permission',
    refusal('AccessDenied', 'User: u is not authorized to perform: cloudformation:DescribeStacks'),
    /^cloudformation:DescribeStacks on MyServerlessApplicationStack is not allowed: User: u is not/,
  ],
  [
    'another server',
    { status: 200, xml: '<html>Hello</html>' },
    /is not CloudFormation\. Check --endpoint-url/,
  ],
])('%s is told with what to do, and asked for once', async (_, answer, message) => {
  await using endpoint = await fakeCloudFormation(answer);
  const run = await runCommandLine(['find', '--endpoint-url', endpoint.url], { commands: [find()] });
  expect(run.notes.join('\n')).toMatch(message);
  expect([run.exitCode, endpoint.requests()]).toEqual([2, 1]);
});
