import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../cost/settings/read-settings';
import { readSimulatedSettings } from '../../scale/settings/simulated-settings';
import { commandsPage } from './commands-page';
import { configurationPage } from './configuration-page';
import { costDrawings, costPage } from './cost/cost-page';
import { withCostTable } from './cost/readme-table';
import { createOnlyProperties } from './create-only-properties';
import { deliveredTemplate } from './delivered-template';
import { localRunPage } from './local-run/local-run-page';
import { performanceDrawings, performancePage } from './performance-page';
import { scalePage } from './scale/scale-page';
import { simulateScenarios } from './scale/scenarios';

writeFileSync(join(__dirname, '../configuration.md'), configurationPage());
writeFileSync(join(__dirname, '../local-run.md'), localRunPage());
writeFileSync(join(__dirname, '../commands.md'), commandsPage());
writeFileSync(join(__dirname, '../performance.md'), performancePage());
writeFileSync(
  join(__dirname, '../../packages/local-account/src/engine/stacks/create-only-properties.json'),
  createOnlyProperties(),
);

const template = deliveredTemplate();
const settings = readSettings(JSON.stringify(template));
writeFileSync(join(__dirname, '../cost.md'), costPage(settings));
const readme = join(__dirname, '../../README.md');
writeFileSync(readme, withCostTable(readFileSync(readme, 'utf8'), settings));
for (const [name, drawing] of Object.entries({ ...costDrawings(settings), ...performanceDrawings() })) {
  writeFileSync(join(__dirname, '..', name), drawing);
}

const simulated = readSimulatedSettings(template);
const scale = scalePage({
  settings: simulated,
  costs: settings,
  scenarios: simulateScenarios(simulated),
});
writeFileSync(join(__dirname, '../scale.md'), scale.page);
for (const [name, drawing] of scale.drawings) writeFileSync(join(__dirname, '..', name), drawing);
