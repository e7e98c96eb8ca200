import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage } from '../../docs/generate/configuration-page';
import { configurationKeys } from '../../lib/configuration-schema';

const page = configurationPage();

test('docs/configuration.md says what the schema says: if not, run `npm run docs`', () => {
  expect(readFileSync(join(__dirname, '../../docs/configuration.md'), 'utf8')).toBe(page);
});

test.each(configurationKeys())('$key has a row, with what it does', ({ key, description }) => {
  expect(description).toMatch(/\w+ \w+/);
  expect(page).toMatch(new RegExp(`^\\| \`${key}\` \\| .+ \\| .+ \\| .+ \\|$`, 'm'));
});

test.each([
  ['a default', 'archiveRetentionDays', '`7` | a whole number from 1 to 3653'],
  ['no default', 'alarmEmail', 'nothing | an e-mail address, or nothing'],
  ['an empty list by default', 'jwtAudience', 'nothing | audiences without spaces'],
  ['alternatives', 'tracing', '`false` | `true`, `false` |'],
])('a key with %s is told as such', (_, key, cells) => {
  expect(page).toContain(`\n| \`${key}\` | ${cells}`);
});
