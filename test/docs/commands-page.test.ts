import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { COMMANDS } from '../../commands/commands';
import type { DeclaredCommand } from '../../commands/frame/command';
import { commandsPage } from '../../docs/generate/commands-page';

const page = commandsPage();

const all = (commands: readonly DeclaredCommand[]): DeclaredCommand[] =>
  commands.flatMap((command) => [command, ...all(command.subcommands)]);

test('docs/commands.md says what the declarations say: if not, run `npm run docs`', () => {
  expect(readFileSync(join(__dirname, '../../docs/commands.md'), 'utf8')).toBe(page);
});

test.each(COMMANDS)('$name is a script of npm, too', ({ name }) => {
  const { scripts } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  expect(scripts[name]).toBe(`exec node commands/pipeline.cjs ${name}`);
});

test.each(all(COMMANDS).filter(({ subcommands }) => subcommands.length === 0))(
  '$name has examples, and each field of its records is described',
  ({ examples, records }) => {
    expect(examples.length).toBeGreaterThan(0);
    for (const { fields } of records) {
      const { properties = {} } = z.toJSONSchema(z.object(fields));
      const undescribed = Object.entries(properties).filter(
        ([, schema]) => typeof schema === 'boolean' || schema.description === undefined,
      );
      expect(undescribed.map(([name]) => name)).toEqual([]);
    }
  },
);
