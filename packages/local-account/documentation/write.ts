import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localRunPage } from './local-run-page';

writeFileSync(join(__dirname, '../../../docs/local-run.md'), localRunPage());
