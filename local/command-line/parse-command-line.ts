import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { FaultSpec } from '@pipeline/local-account';
import { parseFault } from '../fault/parse-fault';
import { NotStarted } from './not-started';
import { collectContext } from './parse-context';
import { commandThatHandsOn } from './taken-by-npm';

/** What a run is asked for. */
export interface RunOptions {
  /** Which of several stacks, by its path or its name. @default - the only one */
  readonly stack?: string;
  /** Whether it is an account with nothing of the app in it. */
  readonly empty: boolean;
  readonly port: number;
  readonly once: boolean;
  readonly verbose: boolean;
  /** Whether a change of the app's sources changes the stack that runs. */
  readonly watch: boolean;
  /** The port of the first function's debugger, 0 for any. @default - no debugger can attach */
  readonly inspect?: number;
  /** Whose time it is: the machine's, or one that stands still until `npm run clock` moves it. */
  readonly clock: 'machine' | 'manual';
  /** What goes wrong on purpose from the start. */
  readonly faults: readonly FaultSpec[];
  /** A folder that keeps queues, archives and logs for the next run. @default - they go with this one */
  readonly state?: string;
  /** CDK context, each `key=value`. */
  readonly context: readonly string[];
}

/** As the parser gives them: of an option whose value is left out, `true`. */
type GivenOptions = Omit<RunOptions, 'faults' | 'inspect' | 'stack'> & {
  readonly fault: readonly FaultSpec[];
  readonly inspect?: number | true;
};

/** Where debuggers look for Node.js, unless told otherwise. */
const INSPECTOR_PORT = 9229;

const EXAMPLES = `
Examples:
  npm start                                        on port 4566, until Ctrl-C
  npm start -- --port 5500                         on another port
  npm start -- --once                              one transaction, for a script: exit code 0 if it was logged
  npm start -- --empty                             an empty account, for cdk deploy
  npm start -- --watch                             what you change runs as soon as you save it
  npm start -- --verbose                           each transaction with all its hops
  npm start -- --inspect                           a debugger can attach to the functions, from port 9229 on
  npm start -- --clock manual                      time moves by npm run clock -- advance 25h
  npm start -- --fault 'pipe throttle probability=0.2'
                                                   something goes wrong on purpose (npm run fault -- --help)
  npm start -- --state .local-run/state            queues, archive and logs are there again in the next run
  npm start -- -c authorization=iam -c tracing=true
                                                   in another configuration (docs/configuration.md)`;

/**
 * Reads the command line of `npm start`.
 *
 * @param passed the arguments, without Node.js and the script
 * @throws NotStarted with the help that was asked for, or with what is wrong and what to type
 */
export function parseCommandLine(passed: readonly string[], environment: NodeJS.ProcessEnv): RunOptions {
  const meant = commandThatHandsOn(environment, passed);
  if (meant !== undefined) {
    throw new NotStarted(`npm keeps options for itself that do not stand behind --. Type: ${meant}`);
  }
  const written: string[] = [];
  const command = new Command('npm start --')
    .description('Runs the synthesized stack on this machine.')
    .argument('[stack]', 'which of several stacks, as cdk list names it', parseStack)
    .option('--port <number>', 'the port on 127.0.0.1, 0 for any', parsePort, 4566)
    .addOption(
      new Option('--empty', 'an account to deploy to with cdk deploy: nothing is synthesized')
        .default(false)
        .conflicts(['once', 'context']),
    )
    .option('--once', 'send the sample transaction, then exit: 0 if it was logged, 1 if not', false)
    .addOption(
      new Option('--watch', 'synthesize again when a source file changes, and update the running stack')
        .default(false)
        .conflicts(['empty', 'once']),
    )
    .option('--verbose', 'show the hops of every transaction, not only of those that fail', false)
    .addOption(
      new Option('--clock <whose>', 'whose time it is: manual stands still until npm run clock moves it')
        .choices(['machine', 'manual'])
        .default('machine'),
    )
    .option(
      '--state <folder>',
      'keep queues, archive, logs and dead letters there, and go on with what is there',
    )
    .option(
      '--inspect [port]',
      'let a debugger attach to the functions: the first at this port, others at the next',
      parsePort,
    )
    .option(
      '--fault <fault>',
      'what goes wrong on purpose, such as "pipe throttle"; can be repeated (npm run fault -- --help)',
      collectFault,
      [],
    )
    .option(
      '-c, --context <key=value>',
      'configuration, as for cdk deploy; can be repeated',
      collectContext,
      [],
    )
    .addHelpText('after', EXAMPLES)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => written.push(text),
      writeErr: () => undefined,
    });
  try {
    command.parse(passed, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const { exitCode, message } = error;
    throw exitCode === 0
      ? new NotStarted(written.join('').trimEnd(), 0)
      : new NotStarted(`${describeMistake(message)} All options: npm start -- --help`);
  }
  const { fault: faults, inspect, ...options } = command.opts<GivenOptions>();
  const [stack] = command.processedArgs as [string | undefined];
  if (options.empty && stack !== undefined) {
    throw new NotStarted(
      `An empty account has no stack ${stack}. Type: npm start -- --empty, then npx cdk deploy ${stack}`,
    );
  }
  // npm sets its own log level for a --verbose that does not stand behind --.
  return {
    ...options,
    faults,
    stack,
    verbose: options.verbose || environment.npm_config_loglevel === 'verbose',
    ...(inspect !== undefined && { inspect: inspect === true ? INSPECTOR_PORT : inspect }),
  };
}

/** One line of what the parser of the command line says. */
function describeMistake(message: string): string {
  const sentence = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .trim();
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${/[.?)]$/.test(sentence) ? '' : '.'}`;
}

function collectFault(text: string, faults: readonly FaultSpec[]): FaultSpec[] {
  return [...faults, parseFault(text)];
}

function parseStack(text: string): string {
  if (!/^\d+$/.test(text)) return text;
  throw new InvalidArgumentError(`For a port, type: npm start -- --port ${text}`);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535; 0 takes any that is free.');
}
