import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsPage } from './commands-page';
import { configurationPage } from './configuration-page';
import { costDrawings, costPage } from './cost/cost-page';
import { deliveredSettings } from './cost/delivered-settings';
import { createOnlyProperties } from './create-only-properties';
import { localRunPage } from './local-run/local-run-page';

writeFileSync(join(__dirname, '../configuration.md'), configurationPage());
writeFileSync(join(__dirname, '../local-run.md'), localRunPage());
writeFileSync(join(__dirname, '../commands.md'), commandsPage());
writeFileSync(
  join(__dirname, '../../packages/local-account/src/engine/stacks/create-only-properties.json'),
  createOnlyProperties(),
);

const settings = deliveredSettings();
writeFileSync(join(__dirname, '../cost.md'), costPage(settings));
for (const [name, drawing] of Object.entries(costDrawings(settings))) {
  writeFileSync(join(__dirname, '..', name), drawing);
}
