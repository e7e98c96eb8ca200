/**
 * Which options of one of this project's scripts npm kept for itself, since they did not stand behind `--`: it sets a variable for each, and
 * hands on at most their values.
 *
 * @param script such as `cost`
 * @param options that it has, without their hyphens, such as `free-tiers`
 * @returns such as `--rate`
 */
export function optionsKeptByNpm(
  environment: NodeJS.ProcessEnv,
  script: string,
  options: readonly string[],
): string[] {
  if (environment.npm_lifecycle_event !== script) return [];
  const kept = new Map(Object.entries(environment));
  return options
    .filter((option) => Boolean(kept.get(`npm_config_${option.replaceAll('-', '_')}`)))
    .map((option) => `--${option}`);
}
