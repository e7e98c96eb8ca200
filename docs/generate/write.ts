import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage } from './configuration-page';

writeFileSync(join(__dirname, '../configuration.md'), configurationPage());
