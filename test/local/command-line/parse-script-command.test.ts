import { Command } from 'commander';
import { parseScriptCommand } from '../../../local/command-line/parse-script-command';

const cost = { npm_lifecycle_event: 'cost' };

/** @returns whether it ran */
async function run(environment: NodeJS.ProcessEnv): Promise<boolean> {
  let hasRun = false;
  const command = new Command()
    .option('--rate <number>', '')
    .option('--free-tiers', '')
    .option('--json', '')
    .option('-c, --context <key=value>', '')
    .allowExcessArguments(true)
    .allowUnknownOption(true)
    .action(() => {
      hasRun = true;
    });
  await parseScriptCommand(command, { name: 'cost', example: '--rate 0.4' }, environment);
  return hasRun;
}

test.each<[NodeJS.ProcessEnv]>([
  [cost],
  [{ ...cost, npm_config_json: '' }],
  [{ npm_lifecycle_event: 'test', npm_config_rate: '0.4' }],
  [{ npm_config_rate: '0.4' }],
])('with %j it runs', async (environment) => {
  await expect(run(environment)).resolves.toBe(true);
});

test.each<[NodeJS.ProcessEnv, string]>([
  [{ npm_config_rate: '0.4' }, '--rate'],
  [{ npm_config_free_tiers: 'true', npm_config_json: 'true' }, '--free-tiers and --json'],
  [{ npm_config_context: 'true' }, '--context'],
  [{ npm_config_call: 'tracing=true' }, '-c'],
])('with %j it says what npm has kept', async (kept, options) => {
  await expect(run({ ...cost, ...kept })).rejects.toThrow(
    `npm has kept ${options} for itself. Options stand behind --, such as npm run cost -- --rate 0.4`,
  );
});
