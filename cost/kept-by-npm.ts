const OPTIONS = ['transactions', 'bytes', 'rate', 'free-tiers', 'standing', 'json'];

/**
 * Which options of `npm run cost` npm kept for itself, since they did not stand behind `--`: it sets a variable for each, and hands on at
 * most their values.
 *
 * @returns such as `--rate`
 */
export function optionsKeptByNpm(environment: NodeJS.ProcessEnv): string[] {
  if (environment.npm_lifecycle_event !== 'cost') return [];
  const kept = new Map(Object.entries(environment));
  return OPTIONS.filter((option) => Boolean(kept.get(`npm_config_${option.replaceAll('-', '_')}`))).map(
    (option) => `--${option}`,
  );
}
