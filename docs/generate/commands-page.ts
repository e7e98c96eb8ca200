import { z } from 'zod';
import { COMMANDS } from '../../commands/commands';
import type { DeclaredCommand } from '../../commands/frame/command';
import type { RecordKind } from '../../commands/frame/record-kind';
import { table } from './local-run/markdown';

const EXIT_CODES = [
  ['0', 'done'],
  [
    '1',
    'the thing asked about went wrong (a transaction is lost, a replay has failed), or somebody said no to a question',
  ],
  ['2', 'wrong usage, or no access: no credentials, no permission, no such stack, nobody there'],
  ['130', 'ended by Ctrl-C'],
  ['141', 'whoever read standard output went away before the end, as `head` does'],
];

/** The text of docs/commands.md: every command, its options, the records that it writes, and how it ends. */
export function commandsPage(): string {
  return `<!-- Made by docs/generate/write.ts from commands/. Do not edit. -->

# Commands

What an operator does with a deployed pipeline, or with the local run of it. \`npx pipeline <command>\` and
\`npm run <command> --\` are the same; each has \`--help\`. They speak AWS's APIs alone, as whoever is logged in.

## What all have in common

- \`--stack-name\` (\`MyServerlessApplicationStack\` if not given), \`--region\`, \`--profile\` and \`--endpoint-url\`, as the AWS CLI has them.
  \`--local\` is short for the address of a local run on its usual port. Everything else is read from the stack's outputs.
- \`--json\` writes one object a line to standard output: its \`type\`, and the fields below, which are stable. Without it, a person gets lines
  that fit into the terminal, coloured where \`NO_COLOR\` and \`FORCE_COLOR\` allow it. Notes and progress go to standard error.
- What is dangerous says with \`--dry-run\` what it would do, asks on a terminal, and needs \`--yes\` elsewhere.
- A call that gets no answer within five seconds is tried three times, one of the logs, which AWS throttles soon, ten times.
- All need \`cloudformation:DescribeStacks\`; what else each needs stands with it. Where a queue, the rule or the workflow is encrypted with a key of
  your own, also \`kms:Decrypt\` and \`kms:GenerateDataKey\` for the key.
- Ctrl-C ends a command cleanly, and it says what is left half-done; a second one ends it at once.

${table(['Exit code', 'What it means'], EXIT_CODES)}
${COMMANDS.map((command) => section(command, [])).join('')}`;
}

function section(command: DeclaredCommand, above: readonly string[]): string {
  const words = [...above, command.name];
  const heading = `\n${'#'.repeat(words.length + 1)} ${words.join(' ')}\n\n${command.summary}\n`;
  if (command.subcommands.length > 0) {
    return heading + command.subcommands.map((below) => section(below, words)).join('');
  }
  return [
    heading,
    examples(command),
    options(command),
    permissions(command),
    ...uniqueKinds(command.records).map(record),
  ].join('');
}

function examples({ examples: all }: DeclaredCommand): string {
  if (all.length === 0) return '';
  return `\n\`\`\`text\n${all.map(({ commandLine, does }) => `# ${does}\nnpx pipeline ${commandLine}`).join('\n')}\n\`\`\`\n`;
}

/** Those of its own. */
function options(command: DeclaredCommand): string {
  const parser = command.parser(() => Promise.resolve());
  const rows = [
    ...parser.registeredArguments.map((argument) => [
      `\`${argument.required ? `<${argument.name()}>` : `[${argument.name()}]`}\``,
      argument.description,
    ]),
    ...parser.options.map((option) => [`\`${option.flags}\``, option.description]),
    ...(command.isDangerous ? [['`--dry-run`, `--yes`', 'as above']] : []),
  ];
  return rows.length === 0 ? '' : `\n${table(['Option', 'What it does'], rows)}\n`;
}

function permissions(command: DeclaredCommand): string {
  const rows = Object.entries(command.permissions).map(([what, actions]) => [
    actions.map((action) => `\`${action}\``).join(', '),
    what,
  ]);
  return `\n${table(['Permission', 'For'], rows)}\n`;
}

function record({ type, summary, fields }: RecordKind): string {
  const { properties = {}, required = [] } = z.toJSONSchema(z.object(fields), { io: 'output' });
  const rows = Object.entries(properties).map(([name, schema]) => [
    `\`${name}\``,
    `${typeOf(schema)}${required.includes(name) ? '' : ', if any'}`,
    typeof schema === 'object' ? (schema.description ?? '') : '',
  ]);
  return `\n\`"type":"${type}"\`: ${summary}\n\n${table(['Field', 'Type', 'What it is'], rows)}\n`;
}

type Schema = NonNullable<z.core.JSONSchema.BaseSchema['properties']>[string];

function typeOf(schema: Schema): string {
  if (typeof schema === 'boolean') return 'anything';
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.type === 'array')
    return `list of ${Array.isArray(schema.items) ? 'anything' : typeOf(schema.items ?? true)}`;
  if (schema.type === 'object' && schema.properties) {
    const { required = [] } = schema;
    const members = Object.entries(schema.properties).map(
      ([name, member]) => `\`${name}\`${required.includes(name) ? '' : '?'}: ${typeOf(member)}`,
    );
    return `{ ${members.join('; ')} }`;
  }
  return String(schema.type ?? 'anything');
}

function uniqueKinds(kinds: readonly RecordKind[]): RecordKind[] {
  return [...new Map(kinds.map((kind) => [kind.type, kind])).values()];
}
