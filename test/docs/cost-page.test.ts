import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PipelineSettings } from '../../cost/settings/pipeline-settings';
import { readSettings } from '../../cost/settings/read-settings';
import { ASSUMPTIONS } from '../../docs/generate/cost/assumptions';
import { costDrawings, costPage } from '../../docs/generate/cost/cost-page';
import { withCostTable } from '../../docs/generate/cost/readme-table';
import { synthesizePipeline } from '../lib/synthesized-stack';

let settings: PipelineSettings;

beforeAll(() => {
  settings = readSettings(JSON.stringify(synthesizePipeline()));
});

const written = (name: string) => readFileSync(join(__dirname, '../../docs', name), 'utf8');

test('docs/cost.md says what is computed: if not, run `npm run docs`', () => {
  expect(written('cost.md')).toBe(costPage(settings));
});

test('so does the README', () => {
  const readme = written('../README.md');
  expect(withCostTable(readme, settings)).toBe(readme);
  expect(withCostTable(readme.replace(/\d\.\d\d(?= \|)/, '0.01'), settings)).toBe(readme);
});

test('so do its drawings', () => {
  const drawings = costDrawings(settings);

  expect(Object.keys(drawings)).toHaveLength(2);
  for (const [name, drawing] of Object.entries(drawings)) expect(written(name)).toBe(drawing);
});

test.each(ASSUMPTIONS)('$name is in $file', ({ name, file }) => {
  const exported = jest.requireActual<Record<string, unknown>>(`../../cost/model/${file}`);

  expect(['function', 'number']).toContain(typeof exported[name]);
});
