import { parseCommandLine } from '../../../local/command-line/parse-command-line';
import { checkContext } from '../../../local/command-line/parse-context';

/** @returns what is said in place of a start */
function refusalOf(passed: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  try {
    checkContext(parseCommandLine(passed, environment).context);
  } catch (error) {
    expect(error).toMatchObject({ name: 'NotStarted', exitCode: 1 });
    return (error as Error).message;
  }
  throw new Error(`${passed.join(' ')} was not refused`);
}

test('with nothing said, port 4566 until it is ended', () => {
  expect(parseCommandLine([], {})).toEqual({
    empty: false,
    port: 4566,
    once: false,
    verbose: false,
    watch: false,
    clock: 'machine',
    faults: [],
    context: [],
    stack: undefined,
  });
});

test('all that can be said', () => {
  const passed = [
    'Other',
    '--port',
    '0',
    '--once',
    '--verbose',
    '--clock',
    'manual',
    '--fault',
    'pipe throttle seed=7',
    '--fault',
    'sqs:* crash',
    '-c',
    'a=1',
    '--context',
    'b=c=d',
  ];

  expect(parseCommandLine(passed, {})).toEqual({
    empty: false,
    port: 0,
    once: true,
    verbose: true,
    watch: false,
    clock: 'manual',
    faults: [
      { hop: 'events:PutEvents', caller: 'pipes', fault: 'throttle', seed: 7 },
      { hop: 'sqs:*', fault: 'crash' },
    ],
    context: ['a=1', 'b=c=d'],
    stack: 'Other',
  });
});

test.each(['empty', 'watch'])('--%s can be asked for', (option) => {
  expect(parseCommandLine([`--${option}`], {})).toMatchObject({ [option]: true });
});

test.each([
  [['--inspect'], 9229],
  [['--inspect', '9300'], 9300],
  [['--inspect=0'], 0],
  [['--inspect', '--once'], 9229],
])('%j lets debuggers attach', (passed, inspect) => {
  expect(parseCommandLine(passed, {})).toMatchObject({ inspect });
});

test('npm’s own --verbose is the run’s, too', () => {
  expect(parseCommandLine([], { npm_config_loglevel: 'verbose' })).toMatchObject({ verbose: true });
});

test.each([
  [['--port', 'http'], /A port is a whole number from 0 to 65535/],
  [['--inspect', 'x'], /A port is a whole number from 0 to 65535/],
  [['--port', '65536'], /A port is a whole number from 0 to 65535/],
  [['--prot', '1'], /^Unknown option '--prot' \(Did you mean --port\?\) All options: npm start -- --help$/],
  [['5500'], /For a port, type: npm start -- --port 5500\. All options: npm start -- --help$/],
  [['--clock', 'mine'], /'mine' is invalid.* Allowed choices are machine, manual\./],
  [['--empty', '--once'], /'--empty' cannot be used with option '--once'/],
  [['--empty', '-c', 'tracing=true'], /'--empty' cannot be used with option '-c, --context <key=value>'/],
  [['--empty', 'A'], /^An empty account has no stack A\. Type: npm start -- --empty, then npx cdk deploy A$/],
  [['--watch', '--once'], /'--watch' cannot be used with option '--once'/],
  [['--watch', '--empty'], /cannot be used with option/],
  [['A', 'B'], /^Too many arguments.* All options: npm start -- --help$/],
  [['-c', 'tracin=true'], /^Configuration: there is no key tracin .* Did you mean tracing\?$/],
  [['-c', 'authorization=jtw'], /^Configuration: authorization="jtw" is not allowed\. Allowed: .*$/],
  [['-c', '__proto__=1'], /^Configuration: there is no key __proto__ /],
  [['-c', '--version=x'], /Configuration is given as key=value, such as -c tracing=true\./],
  [['-c', 'tracing'], /Configuration is given as key=value, such as -c tracing=true\./],
])('%j is refused in one line', (passed, line) => {
  const message = refusalOf(passed);

  expect(message).toMatch(line);
  expect(message).not.toContain('\n');
});

test('what npm kept for itself is said with the command to type', () => {
  expect(refusalOf([], { npm_lifecycle_event: 'start', npm_config_port: '5500' })).toBe(
    'npm keeps options for itself that do not stand behind --. Type: npm start -- --port 5500',
  );
});
