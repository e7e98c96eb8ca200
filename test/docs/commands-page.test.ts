import { readdirSync, readFileSync } from 'node:fs';
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

/** What `commands/` imports of the SDK to call it, as IAM names it: a batch takes the permission for one. */
function calledActions(): string[] {
  const folder = join(__dirname, '../../commands');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.flatMap((file) => {
    const imports = readFileSync(join(folder, file), 'utf8').matchAll(
      /import \{([^}]*)\} from '@aws-sdk\/client-([a-z-]+)'/g,
    );
    return [...imports].flatMap(([, names = '', client = '']) =>
      [...names.matchAll(/\b(?:paginate([A-Z]\w+)|([A-Z]\w+?)(?:Batch)?Command)\b/g)].map(
        ([, paginated, sent]) => `${PREFIXES[client] ?? client}:${paginated ?? sent}`,
      ),
    );
  });
}

const PREFIXES: Readonly<Record<string, string>> = {
  'cloudwatch-logs': 'logs',
  eventbridge: 'events',
  sfn: 'states',
};

test('the permissions of the commands are those of the calls that they make', () => {
  const told = all(COMMANDS).flatMap(({ permissions }) => Object.values(permissions).flat());
  const called = new Set(calledActions());
  expect(called.size).toBeGreaterThan(20);
  expect([...new Set(told)].filter((action) => action !== 'execute-api:Invoke').sort()).toEqual(
    [...called].filter((action) => action !== 'cloudformation:DescribeStacks').sort(),
  );
});
