import { optionsKeptByNpm } from '../../cost/kept-by-npm';

const cost = { npm_lifecycle_event: 'cost' };

test.each<[NodeJS.ProcessEnv, string[]]>([
  [cost, []],
  [{ ...cost, npm_config_rate: '0.4' }, ['--rate']],
  [{ ...cost, npm_config_free_tiers: 'true', npm_config_json: 'true' }, ['--free-tiers', '--json']],
  [{ ...cost, npm_config_json: '' }, []],
  [{ npm_lifecycle_event: 'test', npm_config_rate: '0.4' }, []],
  [{ npm_config_rate: '0.4' }, []],
])('of %j', (environment, kept) => {
  expect(optionsKeptByNpm(environment, 'cost', ['rate', 'free-tiers', 'json'])).toEqual(kept);
});
