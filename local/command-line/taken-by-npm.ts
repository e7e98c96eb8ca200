/** Our options that npm takes for its own, or for none, when they do not stand behind `--`. */
const OURS: readonly { readonly variable: string; readonly option: string; readonly value?: RegExp }[] = [
  { variable: 'npm_config_port', option: '--port', value: /^\d+$/ },
  { variable: 'npm_config_once', option: '--once' },
  { variable: 'npm_config_inspect', option: '--inspect' },
  { variable: 'npm_config_fault', option: '--fault', value: /^\S+\s+\S/ },
  { variable: 'npm_config_state', option: '--state', value: /^[^-]/ },
  // npm's own -c is --call.
  { variable: 'npm_config_call', option: '-c', value: /=/ },
  { variable: 'npm_config_context', option: '-c', value: /=/ },
];

/**
 * What `npm start` was meant to be called with, if npm kept some of it for itself: of `npm start --port 5500`, some versions of npm set a
 * variable to 5500, and others hand on 5500 as an argument.
 *
 * @param passed what npm handed on
 * @returns the command that hands all of it on; undefined if npm took nothing
 */
export function commandThatHandsOn(
  environment: NodeJS.ProcessEnv,
  passed: readonly string[],
): string | undefined {
  if (environment.npm_lifecycle_event !== 'start') return undefined;
  const remaining = [...passed];
  const words: string[] = [];
  for (const { variable, option, value } of OURS) {
    const taken = Object.hasOwn(environment, variable) ? environment[variable] : undefined;
    if (taken === undefined || taken === '') continue;
    words.push(option);
    if (!value) continue;
    if (taken !== 'true' && value.test(taken)) {
      words.push(taken);
      continue;
    }
    const index = remaining.findIndex((word) => value.test(word));
    if (index >= 0) words.push(...remaining.splice(index, 1));
  }
  if (words.length === 0) return undefined;
  return ['npm start --', ...[...words, ...remaining].map(quoteForShell)].join(' ');
}

function quoteForShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
