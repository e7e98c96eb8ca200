import type { Command } from 'commander';
import { NotStarted } from './not-started';

/** npm has a `-c` of its own, which is its `--call`. */
const SHORT_NAMES_OF_NPM = new Map([['-c', 'call']]);

/** One of the scripts in package.json that takes options. */
export interface Script {
  /** Such as `cost`. */
  readonly name: string;
  /** Some of its options, such as `--rate 0.4`: how one is handed on is shown with it. */
  readonly example: string;
}

/**
 * Parses the command line of a script, and runs what it asks for.
 *
 * @throws NotStarted for options before `--`, which npm takes for its own: without them another thing would be done than was asked for
 */
export async function parseScriptCommand(
  command: Command,
  { name, example }: Script,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const kept = optionsKeptByNpm(environment, name, command.options);
  if (kept.length > 0) {
    throw new NotStarted(
      `npm has kept ${kept.join(' and ')} for itself. Options stand behind --, such as npm run ${name} -- ${example}`,
    );
  }
  await command.parseAsync();
}

/**
 * Which options of a script npm kept for itself, since they did not stand behind `--`: it sets a variable for each, and hands on at most
 * their values.
 */
function optionsKeptByNpm(
  environment: NodeJS.ProcessEnv,
  script: string,
  options: readonly { readonly long?: string; readonly short?: string }[],
): string[] {
  if (environment.npm_lifecycle_event !== script) return [];
  const variables = new Map(Object.entries(environment));
  const isKept = (name: string | undefined) =>
    name !== undefined && Boolean(variables.get(`npm_config_${name.replaceAll('-', '_')}`));
  return options.flatMap(({ long = '', short = '' }) => {
    if (isKept(long.replace(/^--/, ''))) return long;
    return isKept(SHORT_NAMES_OF_NPM.get(short)) ? short : [];
  });
}
