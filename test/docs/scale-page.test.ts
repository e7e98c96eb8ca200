import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../cost/settings/read-settings';
import { scalePage } from '../../docs/generate/scale/scale-page';
import { SCENARIOS, simulateScenarios } from '../../docs/generate/scale/scenarios';
import { scaleCommand, type ScaleOptions } from '../../scale/command/scale-command';
import { readSimulatedSettings } from '../../scale/settings/simulated-settings';
import { synthesizePipeline } from '../lib/synthesized-stack';

const template: unknown = synthesizePipeline().toJSON();
const settings = readSimulatedSettings(template);
const scenarios = simulateScenarios(settings);

const written = (name: string) => readFileSync(join(__dirname, '../../docs', name), 'utf8');

test('docs/scale.md and its drawings say what is computed: if not, run `npm run docs`', () => {
  const { page, drawings } = scalePage({
    settings,
    costs: readSettings(JSON.stringify(template)),
    scenarios,
  });
  expect(written('scale.md')).toBe(page);
  expect(drawings.size).toBe(SCENARIOS.length);
  for (const [name, drawing] of drawings) {
    expect(page).toContain(`](${name})`);
    expect(written(name)).toBe(drawing);
  }
});

test.each(SCENARIOS)(
  'what is typed for "$title" asks for what was simulated',
  async ({ options, ...scenario }) => {
    const asked: ScaleOptions[] = [];
    await scaleCommand((options) => Promise.resolve(void asked.push(options))).parseAsync(
      options.split(' '),
      {
        from: 'user',
      },
    );
    const { request, configured } = scenario;
    expect(asked).toMatchObject([request]);
    expect(asked[0]?.context).toEqual(Object.entries(configured).map(([key, value]) => `${key}=${value}`));
  },
);

/** What came of a scenario. */
function resultOf(name: string) {
  const { result } = scenarios.find(({ scenario }) => scenario.name === name)!.report;
  const { standing, throttles } = result;
  return {
    refused: standing.arrived - standing.accepted,
    dead: standing.undelivered + standing.unprocessed,
    throttles,
  };
}

test('what the page says in options of its scenarios is so', () => {
  expect(resultOf('cold-start')).toMatchObject({ refused: 0, dead: 0 });
  expect(resultOf('planned')).toMatchObject({ refused: 0, dead: 0, throttles: 0 });
  const { dead, throttles } = resultOf('function-bound');
  expect(dead).toBeGreaterThan(1_000);
  expect(throttles).toBeGreaterThan(dead);
});
