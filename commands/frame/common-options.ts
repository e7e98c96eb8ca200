import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { z } from 'zod';
import type { ConnectionOptions } from '../aws/connection';
import { CommandError } from '../command-error';

/** Where a local run listens unless told otherwise. */
const LOCAL_RUN = 'http://127.0.0.1:4566';

/** What every command takes, the last two if it is dangerous. */
const commonOptions = z.object({
  stackName: z.string(),
  region: z.string().optional(),
  profile: z.string().optional(),
  endpointUrl: z.string().optional(),
  local: z.literal(true).optional(),
  json: z.literal(true).optional(),
  yes: z.literal(true).optional(),
  dryRun: z.literal(true).optional(),
});

export type CommonOptions = Readonly<z.infer<typeof commonOptions>>;

const GROUP = 'Where, and how it is told:';

/** Adds the options that every command has, and those of a dangerous one. */
export function addCommonOptions(parser: CommandUnknownOpts, isDangerous: boolean): void {
  const options = [
    ...(isDangerous
      ? [
          new Option('--dry-run', 'say what would be done, and do nothing'),
          new Option('--yes', 'do not ask; needed where there is no terminal'),
        ]
      : []),
    new Option('--stack-name <name>', 'the deployed stack').default('MyServerlessApplicationStack'),
    new Option('--region <region>', 'where it is deployed (default: as the AWS CLI has it)'),
    new Option('--profile <profile>', 'whose credentials (default: as the AWS CLI has it)'),
    new Option(
      '--endpoint-url <url>',
      "where AWS's APIs are, if not at AWS; for a local run on another port",
    ).argParser(parseUrl),
    new Option('--local', `the local run: short for --endpoint-url ${LOCAL_RUN}`),
    new Option('--json', 'one JSON object a line, for machines'),
  ];
  for (const option of options) parser.addOption(option.helpGroup(GROUP));
}

/** Of a parser that has read its command line. */
export function commonOptionsOf(parser: CommandUnknownOpts): CommonOptions {
  return commonOptions.parse(parser.opts());
}

/** @throws CommandError for options that exclude each other */
export function connectionOptionsOf({
  region,
  profile,
  endpointUrl,
  local,
}: CommonOptions): ConnectionOptions {
  if (local && endpointUrl !== undefined && endpointUrl !== LOCAL_RUN) {
    throw new CommandError(`--local is short for --endpoint-url ${LOCAL_RUN}. Give one of the two.`);
  }
  return { region, profile, endpointUrl: local ? LOCAL_RUN : endpointUrl };
}

/** The options as they are typed again for another command on the same stack. */
export function retypeConnection({
  stackName,
  region,
  profile,
  endpointUrl,
  local,
}: CommonOptions): string[] {
  return [
    ...(stackName === 'MyServerlessApplicationStack' ? [] : ['--stack-name', stackName]),
    ...(region === undefined ? [] : ['--region', region]),
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...(local ? ['--local'] : []),
    ...(endpointUrl === undefined || local ? [] : ['--endpoint-url', endpointUrl]),
  ];
}

function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return text;
  throw new InvalidArgumentError('It is a URL, such as http://127.0.0.1:4566.');
}
